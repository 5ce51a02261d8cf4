#ifndef PIPE_PLUGIN_TABLE_H
#define PIPE_PLUGIN_TABLE_H

/// Hands over a plugin's stages; see `PluginEntry` in PipeKit.
typedef void *_Nonnull (*pipe_plugin_entry)(void);

/// The number of plugins that were compiled in.
long pipe_plugin_count(void);

/// Calls the entry of a plugin; NULL where there is none of that number.
void *_Nullable pipe_plugin_call(long index);

#endif
