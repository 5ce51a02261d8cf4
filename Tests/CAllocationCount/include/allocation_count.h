/* How many blocks of memory a thread has asked for, so that tests can tell that something asks for none. */
#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/* The allocations of the calling thread since it began; -1 where they are not counted. */
long allocation_count(void);

#endif
