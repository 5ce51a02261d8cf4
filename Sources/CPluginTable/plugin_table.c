#include "plugin_table.h"

#include <stddef.h>

// Every plugin puts one pointer into a section of its own; the linker joins them to a table. That
// needs no list of plugins that somebody would have to keep.
#ifdef __APPLE__
#include <mach-o/dyld.h>
#include <mach-o/getsect.h>

static pipe_plugin_entry *table(long *count) {
  unsigned long size = 0;
  const struct mach_header_64 *header = (const struct mach_header_64 *)_dyld_get_image_header(0);
  void *start = getsectiondata(header, "__DATA", "pipe_plugins", &size);
  *count = start ? (long)(size / sizeof(pipe_plugin_entry)) : 0;
  return (pipe_plugin_entry *)start;
}
#else
extern pipe_plugin_entry __start_pipe_plugins[] __attribute__((weak));
extern pipe_plugin_entry __stop_pipe_plugins[] __attribute__((weak));

static pipe_plugin_entry *table(long *count) {
  *count = __start_pipe_plugins ? __stop_pipe_plugins - __start_pipe_plugins : 0;
  return __start_pipe_plugins;
}
#endif

long pipe_plugin_count(void) {
  long count = 0;
  (void)table(&count);
  return count;
}

void *pipe_plugin_call(long index) {
  long count = 0;
  pipe_plugin_entry *entries = table(&count);
  return index >= 0 && index < count ? entries[index]() : NULL;
}
