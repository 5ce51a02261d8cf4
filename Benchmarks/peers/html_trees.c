/* The C peers of `Benchmarks html`: parses files into trees, again and again.

   usage: html_trees ROUNDS LIST
   LIST has a path a line. Prints the processor seconds of the parsing alone and the peak memory in KiB.
   Compile with -DGUMBO and -lgumbo, or with -DXML2 and what `xml2-config --cflags --libs` says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#ifdef GUMBO
#include <gumbo.h>
static void parse(const char *bytes, size_t length) {
  gumbo_destroy_output(&kGumboDefaultOptions, gumbo_parse_with_options(&kGumboDefaultOptions, bytes, length));
}
#else
#include <libxml/HTMLparser.h>
static void parse(const char *bytes, size_t length) {
  htmlDocPtr document = htmlReadMemory(bytes, (int)length, NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                           HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (document) xmlFreeDoc(document);
}
#endif

static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

struct page {
  char *bytes;
  size_t length;
};

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *list = fopen(argv[2], "r");
  if (!list) return 1;
  struct page *pages = NULL;
  size_t count = 0;
  char line[4096];
  while (fgets(line, sizeof line, list)) {
    line[strcspn(line, "\n")] = 0;
    FILE *file = fopen(line, "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    pages = realloc(pages, (count + 1) * sizeof *pages);
    pages[count].bytes = malloc(length + 1);
    pages[count].length = fread(pages[count].bytes, 1, length, file);
    count++;
    fclose(file);
  }
  fclose(list);
  double start = seconds();
  for (int round = 0; round < atoi(argv[1]); round++)
    for (size_t i = 0; i < count; i++) parse(pages[i].bytes, pages[i].length);
  double used = seconds() - start;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%f %ld\n", used, usage.ru_maxrss);
  return 0;
}
