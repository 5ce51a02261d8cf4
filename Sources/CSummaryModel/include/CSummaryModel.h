#ifndef PIPE_CSUMMARYMODEL_H
#define PIPE_CSUMMARYMODEL_H

#include <stddef.h>

/// The bytes of the model that chooses sentences of news; see docs/summarize.md.
const unsigned char *_Nonnull pipe_summary_model(void);
/// How many there are.
size_t pipe_summary_model_length(void);

#endif
