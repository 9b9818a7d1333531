/*
 * Does what the header forbids, for what watches the other programs to notice:
 * broken TESTDATA overread|race.
 */

#include "support.h"

#include <pthread.h>

static idchip_anchors *anchors;

/* Opens contexts, which reads the anchors. */
static void *open_contexts(void *unused) {
  idchip_context_memory memory;
  idchip_context *context;
  int round;
  (void)unused;
  for (round = 0; round < 8; round++) {
    OK(idchip_context_open(&memory, sizeof memory, anchors, NOW, IDCHIP_POLICY_DEFAULT, &context));
  }
  return NULL;
}

int main(int count, char **arguments) {
  static idchip_anchors_memory anchors_memory;
  bytes anchor;
  if (count != 3) return 2;
  anchor = bytes_needed(arguments[1], "anchors/vn_good.der");
  OK(idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors));
  if (strcmp(arguments[2], "overread") == 0) {
    /* A length that is not that of the memory. */
    bytes dg1 = bytes_needed(arguments[1], "cards/vn_good/EF.DG1.bin");
    bytes sod = bytes_needed(arguments[1], "cards/vn_good/EF.SOD.bin");
    idchip_context_memory memory;
    idchip_context *context = NULL;
    OK(idchip_context_open(&memory, sizeof memory, anchors, NOW, IDCHIP_POLICY_DEFAULT, &context));
    OK(idchip_sod_examine(context, sod.data, sod.len, NULL, 0));
    dg1.data = (uint8_t *)realloc(dg1.data, dg1.len - 1);
    HOLDS(idchip_data_group_check(context, 1, dg1.data, dg1.len) != IDCHIP_STATUS_OK);
    free(dg1.data);
    free(sod.data);
  } else {
    /* Anchors are added while another thread uses them. */
    pthread_t other;
    if (pthread_create(&other, NULL, open_contexts, NULL)) abort();
    OK(idchip_anchors_add_certificate(anchors, anchor.data, anchor.len));
    pthread_join(other, NULL);
  }
  free(anchor.data);
  return finish("broken");
}
