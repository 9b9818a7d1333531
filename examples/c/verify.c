/* Verifies a card: verify CSCA EF.SOD EF.DG1 EF.DG2 SECONDS-SINCE-1970. Prints holder's number and verdict. */
#include <idchip.h>
#include <stdio.h>
#include <stdlib.h>

static uint8_t files[4][65536];

static size_t load(const char *path, uint8_t *bytes) {
  FILE *file = fopen(path, "rb");
  size_t length = file ? fread(bytes, 1, sizeof files[0], file) : 0;
  if (file) fclose(file);
  return length;
}

int main(int count, char **names) {
  static idchip_anchors_memory anchors_memory;
  static idchip_context_memory context_memory;
  idchip_anchors *anchors;
  idchip_context *card;
  idchip_mrz mrz = {0};
  char text[IDCHIP_TEXT_SIZE];
  size_t length[4], i;
  if (count != 6) return 2;
  for (i = 0; i < 4; i++) length[i] = load(names[i + 1], files[i]);

  idchip_status s = idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors);
  if (!s) s = idchip_anchors_add_certificate(anchors, files[0], length[0]);
  if (!s) s = idchip_context_open(&context_memory, sizeof context_memory, anchors, atoll(names[5]), IDCHIP_POLICY_DEFAULT, &card);
  if (!s) s = idchip_sod_verify(card, files[1], length[1], NULL, 0);
  if (!s) s = idchip_mrz_open(card, files[2], length[2], &mrz);
  if (!s) s = idchip_data_group_check(card, 2, files[3], length[3]);
  if (!s) s = idchip_context_conclude(card);

  idchip_status_message(s, text, sizeof text, &i);
  printf("%s: %s: %s\n", s ? "not accepted" : "accepted", mrz.document_number, text);
  return s != IDCHIP_STATUS_OK;
}
