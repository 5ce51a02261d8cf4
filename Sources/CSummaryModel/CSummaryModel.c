#include "CSummaryModel.h"

// Embedded by the compiler, so that the program needs no file beside it.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char model[] = {
#embed "summary.model"
};

const unsigned char *_Nonnull pipe_summary_model(void) { return model; }
size_t pipe_summary_model_length(void) { return sizeof model; }
