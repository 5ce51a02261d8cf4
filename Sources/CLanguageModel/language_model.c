#include "language_model.h"

// #embed is C23, and every clang since 19 takes it in older C too, saying that it is an extension. Other ways to
// get bytes into a program are slow to compile (a table of numbers) or need a file at run time (resources).
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char model[] = {
#embed "languages.model"
};

const unsigned char *pipe_language_model(void) { return model; }

size_t pipe_language_model_size(void) { return sizeof model; }
