#ifndef PIPE_CXML_SHIM_H
#define PIPE_CXML_SHIM_H

// Where libxml2 was built with ICU, its headers include ICU's, which clash with Foundation's own
// copy. Nothing that depends on them is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
