/* A peer of `Benchmarks http`: pages by libcurl's multi interface and nothing else.
 *
 * usage: http_pages LIST
 * LIST has an address a line. Prints pages, seconds, and processor seconds. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { concurrency = 128, longest = 256 };

struct body {
  char *bytes;
  size_t size, room;
};

static size_t take(char *bytes, size_t size, size_t count, void *target) {
  struct body *body = target;
  size_t length = size * count;
  if (body->size + length > body->room) {
    body->room = (body->size + length) * 2;
    body->bytes = realloc(body->bytes, body->room);
    if (!body->bytes) return 0;
  }
  memcpy(body->bytes + body->size, bytes, length);
  body->size += length;
  return length;
}

static double used(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int begin(CURLM *multi, CURL *easy, struct body *body, FILE *list) {
  static char line[longest];
  if (!fgets(line, longest, list)) return 0;
  line[strcspn(line, "\n")] = 0;
  body->size = 0;
  curl_easy_setopt(easy, CURLOPT_URL, line);
  return curl_multi_add_handle(multi, easy) == CURLM_OK;
}

int main(int count, char **arguments) {
  FILE *list = count == 2 ? fopen(arguments[1], "r") : NULL;
  if (!list) return 2;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  static struct body bodies[concurrency];
  int running = 0, pages = 0, remaining;
  double start = now(), before = used();
  for (int index = 0; index < concurrency; index++) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bodies[index]);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &bodies[index]);
    running += begin(multi, easy, &bodies[index], list);
  }
  while (running > 0) {
    int active;
    curl_multi_perform(multi, &active);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &remaining))) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      struct body *body;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &body);
      int is_whole = body->size > 8 && !memcmp(body->bytes + body->size - 8, "</html>\n", 8);
      pages += message->data.result == CURLE_OK && is_whole;
      curl_multi_remove_handle(multi, easy);
      running += begin(multi, easy, body, list) - 1;
    }
    if (running > 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  printf("%d %f %f\n", pages, now() - start, used() - before);
  return 0;
}
