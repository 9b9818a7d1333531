/*
 * Takes the card in the directory that the simulator runs in, chunk by chunk, and prints the verdict,
 * every check, and what it took. With FIGURES_ONLY it prints what it took, and ends in failure where
 * the card is not accepted: what a reader takes that shows a lamp.
 */

#include "board.h"
#include "reader.h"

/* 2026-11-01T00:00:00Z, the moment for which the synthetic cards were made. A reader asks its clock. */
#define AT INT64_C(1793491200)

/* The memory of a session. Nothing is allocated: what is not here is on the stack. */
static idchip_context_memory context_memory;
static idchip_anchors_memory anchors_memory;
static uint8_t sod[3072];
static uint8_t file[512];

/* The CSCA certificates that are trusted, one after the other. A product has its own in flash. */
static uint8_t certificates[2048];
static const char *const anchor_names[] = {"CSCA0", "CSCA1"};

/*
 * The library's panic handler calls it. No panic can be reached in the library, and the linker shows
 * it: neither this function nor the handler is in the image (`make` fails where it is). It has to be
 * there all the same, for what the compiler does not prove to be unreachable in another build.
 */
_Noreturn void idchip_panic(void);
_Noreturn void idchip_panic(void) {
  static const char text[] = "panicked\n";
  host_write(text, sizeof text - 1);
  host_exit(false);
}

/* Adds the anchors that stand beside the card. */
static bool read_anchors(idchip_anchors *anchors) {
  size_t held = 0;
  for (size_t i = 0; i < sizeof anchor_names / sizeof *anchor_names; i++) {
    host_file anchor = host_open(anchor_names[i]);
    if (anchor < 0) {
      break;
    }
    size_t length;
    bool is_read = host_read(anchor, 0, certificates + held, sizeof certificates - held, &length);
    host_close(anchor);
    if (!is_read ||
        idchip_anchors_add_certificate(anchors, certificates + held, length) != IDCHIP_STATUS_OK) {
      return false;
    }
    held += length;
  }
  return true;
}

int main(void) {
  clock_start();
  idchip_anchors *anchors;
  idchip_context *context;
  if (idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors) != IDCHIP_STATUS_OK ||
      !read_anchors(anchors) ||
      idchip_context_open(&context_memory, sizeof context_memory, anchors, AT, IDCHIP_POLICY_DEFAULT,
                          &context) != IDCHIP_STATUS_OK) {
    return 1;
  }
  const struct buffers buffers = {sod, sizeof sod, file, sizeof file};
  struct shown shown;
  clock_lap();
  enum outcome outcome = reader_read(context, &buffers, &shown);
  uint32_t instructions = clock_lap();
  uint32_t stack = stack_peak();
#ifndef FIGURES_ONLY
  report_write(outcome, context, &shown);
#endif
  report_figure("instructions", instructions);
  report_figure("stack", stack);
  /* The context is wiped by the library, the buffers by whom they belong to. */
  bool is_success = idchip_context_close(context) == IDCHIP_STATUS_OK;
  for (volatile uint8_t *it = sod; it != sod + sizeof sod; it++) {
    *it = 0;
  }
  for (volatile uint8_t *it = file; it != file + sizeof file; it++) {
    *it = 0;
  }
#ifdef FIGURES_ONLY
  is_success = is_success && outcome == OUTCOME_JUDGED && shown.is_accepted;
#endif
  return is_success && stack > 0 ? 0 : 1;
}
