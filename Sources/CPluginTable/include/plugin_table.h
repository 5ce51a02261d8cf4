#ifndef PIPE_PLUGIN_TABLE_H
#define PIPE_PLUGIN_TABLE_H

/// Hands over a plugin's stages; see `PluginEntry` in PipeKit.
typedef void *_Nonnull (*pipe_plugin_entry)(void);

/// The number of plugins that were compiled in.
long pipe_plugin_count(void);

/// Calls the entry of a plugin; NULL where there is none of that number.
void *_Nullable pipe_plugin_call(long index);

/// Where something of a loaded library is in memory; NULL where that is not known.
///
/// `library` is what dlopen() returned, `address` the place according to the library's file.
void *_Nullable pipe_library_address(void *_Nonnull library, unsigned long address);

/// Calls the entry that a table of a loaded library holds at `entry`.
void *_Nullable pipe_library_call(const void *_Nonnull entry);

/// Where some bytes stand in others for the first time; -1 where they do not.
long pipe_bytes_find(const void *_Nonnull bytes, long count, const void *_Nonnull part, long part_count);

#endif
