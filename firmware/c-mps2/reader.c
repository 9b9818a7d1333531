#include "reader.h"

#include "board.h"

/* A file on its way, chunk by chunk, as far as its length says. */
struct chunks {
  host_file file;
  size_t offset;
  size_t end;
};

/* Selects a file; false where it is not there. The first READ BINARY does not go beyond the end of the
   file, which some chips refuse. */
static bool chunks_begin(struct chunks *chunks, const char *name) {
  *chunks = (struct chunks){host_open(name), 0, IDCHIP_MAX_FIRST_BYTES};
  return chunks->file >= 0;
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/* The next bytes: 0 of them at the end. False where the card does not answer. */
static bool chunks_next(struct chunks *chunks, uint8_t *buffer, size_t size, size_t *length) {
  size_t left = chunks->end > chunks->offset ? chunks->end - chunks->offset : 0;
  size_t wanted = smaller(smaller(left, size), MAX_CHUNK);
  *length = 0;
  if (wanted == 0) {
    return true;
  }
  if (!host_read(chunks->file, chunks->offset, buffer, wanted, length)) {
    return false;
  }
  if (chunks->offset == 0) {
    /* The first bytes tell how long the file is; one that does not start with an element is read as far
       as it goes. */
    uint32_t whole;
    bool is_known = idchip_file_length(buffer, *length, &whole) == IDCHIP_STATUS_OK;
    chunks->end = is_known ? whole : SIZE_MAX;
  }
  /* Bytes read beyond the end belong to the elementary file, not to its content. */
  chunks->offset += *length;
  return true;
}

enum whole { WHOLE_READ, WHOLE_TOO_LONG, WHOLE_NO_ANSWER };

/* The whole file. */
static enum whole chunks_all(struct chunks *chunks, uint8_t *buffer, size_t size, size_t *length) {
  size_t held = 0;
  for (;;) {
    if (held == size) {
      /* It may have fitted exactly. */
      *length = held;
      return chunks->end == held ? WHOLE_READ : WHOLE_TOO_LONG;
    }
    size_t more;
    if (!chunks_next(chunks, buffer + held, size - held, &more)) {
      return WHOLE_NO_ANSWER;
    }
    if (more == 0) {
      *length = held;
      return WHOLE_READ;
    }
    held += more;
  }
}

/* Takes a status that the report repeats: the conclusion goes by the report. */
static void in_report(idchip_status status) { (void)status; }

/* EF.DG2 passes by. A reader that has a host forwards `held` and `part`, and the host shows nothing
   before idchip_face_image_finish. */
static bool stream_face(idchip_context *context, struct chunks *chunks, const struct buffers *buffers,
                        struct shown *shown) {
  if (idchip_face_image_begin(context) != IDCHIP_STATUS_OK) {
    return true;
  }
  uint32_t forwarded = 0;
  bool is_malformed = false;
  for (;;) {
    size_t length;
    if (!chunks_next(chunks, buffers->file, buffers->file_size, &length)) {
      return false;
    }
    if (length == 0) {
      break;
    }
    idchip_slice held, part;
    idchip_status status = idchip_face_image_update(context, buffers->file, length, &held, &part);
    if (status == IDCHIP_STATUS_OK) {
      forwarded += (uint32_t)(held.len + part.len);
    } else {
      /* The file is hashed all the same. */
      is_malformed = true;
    }
  }
  switch (idchip_face_image_finish(context, &shown->image)) {
    case IDCHIP_STATUS_OK:
      shown->face = shown->image.length == forwarded ? FACE_IMAGE : FACE_NONE;
      break;
    case IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL:
    case IDCHIP_STATUS_DATA_GROUP_NON_CONFORMANCE:
      break;
    default:
      shown->face = is_malformed ? FACE_MALFORMED : FACE_NONE;
      if (is_malformed && idchip_report_error(context, &shown->face_error) != IDCHIP_STATUS_OK) {
        shown->face = FACE_NONE;
      }
      break;
  }
  return true;
}

/* A data group that is not looked into passes by. */
static bool stream(idchip_context *context, uint32_t number, struct chunks *chunks,
                   const struct buffers *buffers) {
  if (idchip_data_group_begin(context, number) != IDCHIP_STATUS_OK) {
    return true;
  }
  for (;;) {
    size_t length;
    if (!chunks_next(chunks, buffers->file, buffers->file_size, &length)) {
      return false;
    }
    if (length == 0) {
      break;
    }
    if (idchip_data_group_update(context, buffers->file, length) != IDCHIP_STATUS_OK) {
      return false;
    }
  }
  in_report(idchip_data_group_finish(context));
  return true;
}

/* Reads a data group into the buffer and opens it; one that does not fit is not opened. */
static bool open(idchip_context *context, uint32_t number, struct chunks *chunks,
                 const struct buffers *buffers, struct shown *shown) {
  size_t length;
  switch (chunks_all(chunks, buffers->file, buffers->file_size, &length)) {
    case WHOLE_NO_ANSWER:
      return false;
    case WHOLE_TOO_LONG:
      return true;
    case WHOLE_READ:
      break;
  }
  if (number == 1) {
    idchip_mrz mrz;
    in_report(idchip_mrz_open(context, buffers->file, length, &mrz));
  } else {
    idchip_citizen citizen;
    if (idchip_citizen_open(context, buffers->file, length, &citizen) == IDCHIP_STATUS_OK) {
      shown->personal_number_length = citizen.personal_number.text.len;
    }
  }
  return true;
}

static bool read_data_group(idchip_context *context, uint32_t number, const struct buffers *buffers,
                            struct shown *shown) {
  char name[] = "EF.DG\0\0";
  if (number >= 10) {
    name[5] = '1';
  }
  name[number >= 10 ? 6 : 5] = (char)('0' + number % 10);
  struct chunks chunks;
  if (!chunks_begin(&chunks, name)) {
    return true;
  }
  bool is_read;
  switch (number) {
    case 1:
    case 13:
      is_read = open(context, number, &chunks, buffers, shown);
      break;
    case 2:
      is_read = stream_face(context, &chunks, buffers, shown);
      break;
    default:
      is_read = stream(context, number, &chunks, buffers);
      break;
  }
  host_close(chunks.file);
  return is_read;
}

/* Holds EF.COM against EF.SOD, where the card has it. */
static bool read_com(idchip_context *context, const struct buffers *buffers) {
  struct chunks chunks;
  if (!chunks_begin(&chunks, "EF.COM")) {
    return true;
  }
  size_t length;
  enum whole whole = chunks_all(&chunks, buffers->file, buffers->file_size, &length);
  host_close(chunks.file);
  if (whole == WHOLE_READ) {
    in_report(idchip_com_check(context, buffers->file, length));
  }
  return whole != WHOLE_NO_ANSWER;
}

/* Gives the context the revocation list that lies beside the card, if there is one. A product has it in
   flash, or gets it from its host. */
static bool read_list(idchip_context *context, const struct buffers *buffers) {
  host_file list = host_open("CRL0");
  if (list < 0) {
    return true;
  }
  in_report(idchip_revocation_list_begin(context, buffers->file, buffers->file_size));
  uint8_t chunk[128];
  size_t offset = 0, length;
  bool is_read;
  while ((is_read = host_read(list, offset, chunk, sizeof chunk, &length)) && length > 0) {
    in_report(idchip_revocation_list_update(context, chunk, length));
    offset += length;
  }
  host_close(list);
  in_report(idchip_revocation_list_finish(context));
  return is_read;
}

enum outcome reader_read(idchip_context *context, const struct buffers *buffers, struct shown *shown) {
  *shown = (struct shown){.is_accepted = false, .face = FACE_NOT_SHOWN};
  struct chunks chunks;
  if (!chunks_begin(&chunks, "EF.SOD")) {
    return OUTCOME_NO_SOD;
  }
  size_t length;
  enum whole whole = chunks_all(&chunks, buffers->sod, buffers->sod_size, &length);
  host_close(chunks.file);
  if (whole != WHOLE_READ) {
    return whole == WHOLE_TOO_LONG ? OUTCOME_TOO_LONG : OUTCOME_NO_ANSWER;
  }
  if (idchip_sod_examine(context, buffers->sod, length, NULL, 0) != IDCHIP_STATUS_OK) {
    return OUTCOME_MALFORMED;
  }
  if (!read_list(context, buffers)) {
    return OUTCOME_NO_ANSWER;
  }
  if (idchip_sod_require(context) != IDCHIP_STATUS_OK) {
    return OUTCOME_JUDGED;
  }
  if (!read_com(context, buffers)) {
    return OUTCOME_NO_ANSWER;
  }
  for (uint32_t number = 1; number <= 16; number++) {
    uint32_t status;
    /* The fingers and irises are not for every reader. */
    if (number == 3 || number == 4 ||
        idchip_report_data_group(context, number, &status) != IDCHIP_STATUS_OK ||
        status != IDCHIP_DATA_GROUP_PRESENT) {
      continue;
    }
    if (!read_data_group(context, number, buffers, shown)) {
      return OUTCOME_NO_ANSWER;
    }
  }
  shown->is_accepted = idchip_context_conclude(context) == IDCHIP_STATUS_OK;
  if (!shown->is_accepted) {
    /* Nothing is shown of a document that is not accepted. */
    shown->face = FACE_NOT_SHOWN;
    shown->personal_number_length = 0;
  }
  return OUTCOME_JUDGED;
}
