/* Counts a program's allocations: LD_PRELOAD it, and it prints their number to standard error at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static _Atomic long count;

void *malloc(size_t size) {
  static void *(*next)(size_t);
  if (!next) next = dlsym(RTLD_NEXT, "malloc");
  count++;
  return next(size);
}

void *realloc(void *old, size_t size) {
  static void *(*next)(void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "realloc");
  count++;
  return next(old, size);
}

__attribute__((destructor)) static void tell(void) { fprintf(stderr, "%ld\n", count); }
