#ifndef PIPE_LANGUAGE_MODEL_H
#define PIPE_LANGUAGE_MODEL_H

#include <stddef.h>

/// The model of languages, a part of the program itself.
///
/// Written by scripts/train-languages; TextKit's LanguageModel says how it is built.
const unsigned char *_Nonnull pipe_language_model(void);

/// The length of the model in bytes.
size_t pipe_language_model_size(void);

#endif
