/*
 * Many threads, a context each, the same anchors: threads TESTDATA ANCHOR... CARD=BASE..., the card
 * with the one that it is a variant of. Each thread judges every card, from another one on, and has
 * to come to what one thread alone came to.
 */

#include "support.h"

#include <pthread.h>

#define THREADS 8

static bytes files[512];
static card cards[512];
static outcome alone[512];
static idchip_status opened_alone[512];
static size_t card_count;
static const idchip_anchors *anchors;

/* Judges a card, and then reads its MRZ if it may be read. */
static outcome judge_and_read(idchip_context *context, const card *it, idchip_status *opened) {
  uint8_t *scratch = (uint8_t *)memory_of(it->sod.len);
  outcome said;
  idchip_mrz mrz;
  memset(scratch, 0, it->sod.len);
  said = judge(context, it, scratch, it->sod.len);
  *opened = idchip_sod_verify(context, it->sod.data, it->sod.len, scratch, it->sod.len);
  if (*opened == IDCHIP_STATUS_OK && it->dg[1].data) {
    *opened = idchip_mrz_open(context, it->dg[1].data, it->dg[1].len, &mrz);
  }
  if (idchip_context_close(context) != IDCHIP_STATUS_OK) abort();
  free(scratch);
  return said;
}

typedef struct worker {
  pthread_t thread;
  size_t first;
  unsigned long judged, differing;
} worker;

static void *work(void *argument) {
  worker *me = (worker *)argument;
  idchip_context_memory memory;
  size_t index;
  for (index = 0; index < card_count; index++) {
    const size_t it = (me->first + index) % card_count;
    idchip_context *context;
    idchip_status opened;
    outcome said;
    if (idchip_context_open(&memory, sizeof memory, anchors, NOW, IDCHIP_POLICY_DEFAULT, &context)) abort();
    said = judge_and_read(context, &cards[it], &opened);
    me->differing += memcmp(&said, &alone[it], sizeof said) != 0 || opened != opened_alone[it];
    me->judged++;
  }
  return NULL;
}

int main(int count, char **arguments) {
  static worker workers[THREADS];
  idchip_context_memory memory;
  idchip_anchors *list = NULL;
  void *anchors_memory;
  char path[512], base[512];
  size_t file_count = 0, accepted = 0, index;
  int argument;
  if (count < 4 || count > 512) return 2;
  anchors_memory = memory_of(idchip_anchors_size((size_t)count));
  OK(idchip_anchors_open(anchors_memory, idchip_anchors_size((size_t)count), &list));
  anchors = list;
  for (argument = 2; argument < count; argument++) {
    char *separator = strchr(arguments[argument], '=');
    if (!separator) {
      bytes file = bytes_needed(arguments[1], arguments[argument]);
      OK(idchip_anchors_add_certificate(list, file.data, file.len));
      files[file_count++] = file;
    } else {
      *separator = '\0';
      snprintf(path, sizeof path, "%s/%s", arguments[1], arguments[argument]);
      snprintf(base, sizeof base, "%s/cards/%s", arguments[1], separator + 1);
      cards[card_count++] = card_read(path, base);
    }
  }
  for (index = 0; index < card_count; index++) {
    idchip_context *context = NULL;
    OK(idchip_context_open(&memory, sizeof memory, anchors, NOW, IDCHIP_POLICY_DEFAULT, &context));
    alone[index] = judge_and_read(context, &cards[index], &opened_alone[index]);
    accepted += alone[index].concluded == IDCHIP_STATUS_OK;
  }
  HOLDS(accepted > 0 && accepted < card_count);
  for (index = 0; index < THREADS; index++) {
    workers[index].first = index * card_count / THREADS;
    if (pthread_create(&workers[index].thread, NULL, work, &workers[index])) abort();
  }
  for (index = 0; index < THREADS; index++) {
    pthread_join(workers[index].thread, NULL);
    EQUAL(workers[index].judged, card_count);
    EQUAL(workers[index].differing, 0);
  }
  printf("threads: %d threads, %lu cards, %lu of them accepted\n", THREADS,
         (unsigned long)card_count, (unsigned long)accepted);
  for (index = 0; index < card_count; index++) card_free(&cards[index]);
  for (index = 0; index < file_count; index++) free(files[index].data);
  free(anchors_memory);
  return finish("threads");
}
