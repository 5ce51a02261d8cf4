#ifndef PIPE_CNEWSMODEL_H
#define PIPE_CNEWSMODEL_H

#include <stddef.h>

/// The bytes of the classifier for the topics of news; see docs/classify.md.
const unsigned char *_Nonnull pipe_news_model(void);
/// How many there are.
size_t pipe_news_model_length(void);

#endif
