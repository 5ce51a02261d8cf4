// Asks for memory that will be read soon; without effect on results. Swift has no way of its own to do so.
static inline void pipe_prefetch(const void *address) { __builtin_prefetch(address); }
