#define _GNU_SOURCE
#include "plugin_table.h"

#include <stddef.h>
#include <string.h>

#ifdef __linux__
#include <dlfcn.h>
#include <link.h>

void *pipe_library_address(void *library, unsigned long address) {
  struct link_map *map = NULL;
  if (dlinfo(library, RTLD_DI_LINKMAP, &map) != 0 || map == NULL) return NULL;
  return (char *)map->l_addr + address;
}
#else
void *pipe_library_address(void *library, unsigned long address) {
  (void)library;
  (void)address;
  return NULL;
}
#endif

void *pipe_library_call(const void *entry) {
  pipe_plugin_entry call = *(const pipe_plugin_entry *)entry;
  return call == NULL ? NULL : call();
}

long pipe_bytes_find(const void *bytes, long count, const void *part, long part_count) {
  const char *found = memmem(bytes, (size_t)count, part, (size_t)part_count);
  return found == NULL ? -1 : (long)(found - (const char *)bytes);
}
