#include "CNewsModel.h"

// Embedded by the compiler, which takes milliseconds, so that the program needs no file beside it.
#pragma clang diagnostic ignored "-Wc23-extensions"
_Alignas(64) static const unsigned char model[] = {
#embed "news.model"
};

const unsigned char *_Nonnull pipe_news_model(void) { return model; }
size_t pipe_news_model_length(void) { return sizeof model; }
