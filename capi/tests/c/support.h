/*
 * What the tests of the C API share: an assertion that counts, files, cards. C99 and C++11.
 *
 * Files are read into memory of exactly their size, so that a sanitizer or Valgrind sees a byte too
 * many that is read.
 */

#ifndef SUPPORT_H
#define SUPPORT_H

#include <idchip.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-11-01 00:00 UTC, as `at` in testdata/manifest.json. */
#define NOW ((int64_t)1793491200)

static unsigned long assertions, failures;

static inline void settle(int holds, const char *file, int line, const char *what, uint32_t found,
                          uint32_t expected) {
  assertions++;
  if (holds) return;
  failures++;
  fprintf(stderr, "%s:%d: %s: %lu, expected %lu\n", file, line, what, (unsigned long)found,
          (unsigned long)expected);
}

/* Numbers that have to be the same. */
#define EQUAL(found, expected)                                                               \
  do {                                                                                       \
    const uint32_t found_ = (uint32_t)(found), expected_ = (uint32_t)(expected);             \
    settle(found_ == expected_, __FILE__, __LINE__, #found, found_, expected_);              \
  } while (0)

/* What has to hold. */
#define HOLDS(condition) settle((condition) ? 1 : 0, __FILE__, __LINE__, #condition, 0, 1)

/* A call that has to come to IDCHIP_STATUS_OK. */
#define OK(call) EQUAL(call, IDCHIP_STATUS_OK)

/* Bytes of a file. `data` is NULL where it is not there. */
typedef struct bytes {
  uint8_t *data;
  size_t len;
} bytes;

static inline void *memory_of(size_t size) {
  /* One at least: malloc(0) may give NULL. */
  void *memory = malloc(size ? size : 1);
  if (!memory) abort();
  return memory;
}

static inline bytes bytes_read(const char *directory, const char *name) {
  bytes file = {NULL, 0};
  char path[512];
  FILE *stream;
  long size;
  snprintf(path, sizeof path, "%s/%s", directory, name);
  stream = fopen(path, "rb");
  if (!stream) return file;
  if (fseek(stream, 0, SEEK_END) || (size = ftell(stream)) < 0 || fseek(stream, 0, SEEK_SET)) abort();
  file.data = (uint8_t *)memory_of((size_t)size);
  file.len = fread(file.data, 1, (size_t)size, stream);
  if (file.len != (size_t)size) abort();
  fclose(stream);
  return file;
}

static inline bytes bytes_needed(const char *directory, const char *name) {
  bytes file = bytes_read(directory, name);
  if (!file.data) {
    fprintf(stderr, "%s/%s is not there\n", directory, name);
    exit(2);
  }
  return file;
}

static inline int is_text(idchip_slice slice, const char *text) {
  return slice.len == strlen(text) && (slice.len == 0 || memcmp(slice.data, text, slice.len) == 0);
}

static inline int is_within(idchip_slice slice, bytes file) {
  return slice.data >= file.data && slice.len <= file.len &&
         (size_t)(slice.data - file.data) <= file.len - slice.len;
}

/* The files of a card. */
typedef struct card {
  bytes com, sod, dg[17];
} card;

/* Reads a card. What its directory does not have is that of the card that it is a variant of. */
static inline card card_read(const char *directory, const char *base) {
  card it;
  char name[16];
  int number;
  memset(&it, 0, sizeof it);
  it.com = bytes_read(directory, "EF.COM.bin");
  if (!it.com.data) it.com = bytes_read(base, "EF.COM.bin");
  it.sod = bytes_read(directory, "EF.SOD.bin");
  if (!it.sod.data) it.sod = bytes_needed(base, "EF.SOD.bin");
  for (number = 1; number <= 16; number++) {
    snprintf(name, sizeof name, "EF.DG%d.bin", number);
    it.dg[number] = bytes_read(directory, name);
    if (!it.dg[number].data) it.dg[number] = bytes_read(base, name);
  }
  return it;
}

static inline void card_free(card *it) {
  int number;
  free(it->com.data);
  free(it->sod.data);
  for (number = 1; number <= 16; number++) free(it->dg[number].data);
}

/* There are fewer checks: a number that none has is a status. */
#define MOST_CHECKS 31

/* What the functions of the report say of a card, without padding: two are compared with memcmp. */
typedef struct outcome {
  uint32_t sod, com, concluded, verdict, decided_by;
  uint32_t checks[MOST_CHECKS + 1][4];
  uint32_t read[17];
  uint32_t data_groups[17];
  uint32_t findings[96];
} outcome;

/* Judges a card in a context that is open. */
static inline outcome judge(idchip_context *context, const card *it, uint8_t *scratch, size_t size) {
  outcome said;
  idchip_verdict verdict;
  idchip_check check;
  uint32_t id;
  size_t index;
  memset(&said, 0, sizeof said);
  said.sod = idchip_sod_examine(context, it->sod.data, it->sod.len, scratch, size);
  if (it->com.data) said.com = idchip_com_check(context, it->com.data, it->com.len);
  for (id = 1; id <= 16; id++) {
    if (!it->dg[id].data) continue;
    said.read[id] = idchip_data_group_read(context, id, it->dg[id].data, it->dg[id].len);
  }
  said.concluded = idchip_context_conclude(context);
  if (idchip_report_verdict(context, &verdict) == IDCHIP_STATUS_OK) {
    said.verdict = verdict.verdict;
    said.decided_by = verdict.decided_by;
  }
  for (id = 1; id <= MOST_CHECKS; id++) {
    if (idchip_report_check(context, id, &check) != IDCHIP_STATUS_OK) continue;
    said.checks[id][0] = check.result;
    said.checks[id][1] = check.reason;
    said.checks[id][2] = check.evidence;
    said.checks[id][3] = check.value;
  }
  for (id = 1; id <= 16; id++) {
    if (idchip_report_data_group(context, id, &said.data_groups[id]) != IDCHIP_STATUS_OK) break;
  }
  for (index = 0; index < 96; index++) {
    if (idchip_report_finding(context, index, &said.findings[index]) != IDCHIP_STATUS_OK) break;
  }
  return said;
}

static inline int finish(const char *suite) {
  printf("%s: %lu assertions, %lu failed\n", suite, assertions, failures);
  return failures != 0;
}

#endif
