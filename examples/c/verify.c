/* verify CSCA TIME DIRECTORY: verifies the card whose files, such as EF.DG1.bin, are in DIRECTORY, at a Unix time */
#include <idchip.h>
#include <stdio.h>
#include <stdlib.h>

enum { DG13 = 13, DG14 = 14, SOD = 17, COM, ACCESS, CSCA, DECODED, SCRATCH, COUNT, ROOM = 1 << 20 };
static struct { uint8_t bytes[ROOM]; size_t length; int is_there; } files[COUNT];
#define GIVE(number) files[number].bytes, files[number].length

static void load(int number, const char *format, const char *directory) {
  char path[4096];
  snprintf(path, sizeof path, format, directory, number);
  FILE *file = fopen(path, "rb");
  if (file) files[number].length = fread(files[number].bytes, 1, ROOM, file);
  files[number].is_there = file && !fclose(file);
}

int main(int count, char **arguments) {
  static idchip_anchors_memory anchors_memory;
  static idchip_context_memory card_memory;
  idchip_anchors *anchors; idchip_anchor_file added;
  idchip_context *card = NULL;
  idchip_citizen holder;
  char text[IDCHIP_TEXT_SIZE];
  size_t i;
  if (count != 4) return 2;
  load(CSCA, "%s", arguments[1]);
  load(SOD, "%s/EF.SOD.bin", arguments[3]);
  load(COM, "%s/EF.COM.bin", arguments[3]);
  load(ACCESS, "%s/EF.CardAccess.bin", arguments[3]);
  for (i = 1; i <= 16; i++) load((int)i, "%s/EF.DG%d.bin", arguments[3]);

  idchip_status s = idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors);
  if (!s) s = idchip_anchors_add(anchors, GIVE(CSCA), files[DECODED].bytes, ROOM, &added); /* any form, up to ROOM */
  if (!s) s = idchip_context_open(&card_memory, sizeof card_memory, anchors, atoll(arguments[2]), IDCHIP_POLICY_DEFAULT, &card);
  if (!s) s = idchip_sod_verify(card, GIVE(SOD), files[SCRATCH].bytes, ROOM);
  if (!s && files[COM].is_there) s = idchip_com_check(card, GIVE(COM));
  for (i = 1; !s && i <= 16; i++) {
    if (files[i].is_there) s = idchip_data_group_read(card, (uint32_t)i, GIVE(i));
    if (s > 200 && s < 300) s = IDCHIP_STATUS_OK, files[i].is_there = 0; /* As signed, in no known form. */
  }
  if (!s && files[ACCESS].is_there && files[DG14].is_there)
    s = idchip_card_access_check(card, GIVE(DG14), GIVE(ACCESS));
  if (!s) s = idchip_context_conclude(card); /* Before it says OK, nothing of the holder is shown. */
  if (idchip_status_message(s, text, sizeof text, &i)) return 2;
  if (!s && files[DG13].is_there && !idchip_citizen_open(card, GIVE(DG13), &holder))
    printf("%.*s ", (int)holder.personal_number.text.len, (const char *)holder.personal_number.text.data);
  printf("%s: %s\n", s ? "refused" : "accepted", text);
  return card && idchip_context_close(card) ? 2 : s != IDCHIP_STATUS_OK;
}
