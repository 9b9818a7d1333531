/* verify CSCA EF.SOD EF.DG1 EF.DG2 EF.DG13 TIME: verifies a Vietnamese card at a Unix time */
#include <idchip.h>
#include <stdio.h>
#include <stdlib.h>

static uint8_t files[5][65536];
static size_t load(const char *path, uint8_t *bytes) {
  FILE *file = fopen(path, "rb");
  size_t length = file ? fread(bytes, 1, sizeof files[0], file) : 0;
  if (file) fclose(file);
  return length;
}

int main(int count, char **names) {
  static idchip_anchors_memory anchors_memory;
  static idchip_context_memory card_memory;
  idchip_anchors *anchors;
  idchip_context *card;
  idchip_citizen holder = {0};
  char text[IDCHIP_TEXT_SIZE];
  size_t length[5], i;
  if (count != 7) return 2;
  for (i = 0; i < 5; i++) length[i] = load(names[i + 1], files[i]);

  idchip_status s = idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors);
  if (!s) s = idchip_anchors_add_certificate(anchors, files[0], length[0]);
  if (!s) s = idchip_context_open(&card_memory, sizeof card_memory, anchors, atoll(names[6]),
                                  IDCHIP_POLICY_DEFAULT, &card);
  if (!s) s = idchip_sod_verify(card, files[1], length[1], NULL, 0);
  if (!s) s = idchip_data_group_read(card, 1, files[2], length[2]);
  if (!s) s = idchip_data_group_read(card, 2, files[3], length[3]);
  if (!s) s = idchip_citizen_open(card, files[4], length[4], &holder);
  if (!s) s = idchip_context_conclude(card);

  idchip_status_message(s, text, sizeof text, &i);
  idchip_slice number = holder.personal_number.text;
  if (number.len) printf("%.*s ", (int)number.len, (const char *)number.data);
  printf("%s: %s\n", s ? "refused" : "accepted", text);
  return s != IDCHIP_STATUS_OK;
}
