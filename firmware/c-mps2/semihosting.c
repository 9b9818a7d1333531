/*
 * The debugger's services (semihosting for AArch32): files of the host, its console, and a way to end. A
 * product has a card reader, a display and a watchdog in their place.
 */

#include "board.h"

enum {
  SYS_OPEN = 0x01,
  SYS_CLOSE = 0x02,
  SYS_WRITEC = 0x03,
  SYS_READ = 0x06,
  SYS_SEEK = 0x0A,
  SYS_EXIT = 0x18,
};

/* SYS_OPEN's mode for fopen(..., "rb"). */
#define READ_BINARY 1u

/* SYS_EXIT's reasons. */
#define APPLICATION_EXIT 0x20026u
#define RUN_TIME_ERROR 0x20023u

static int32_t ask(uint32_t operation, uintptr_t argument) {
  register uint32_t r0 __asm__("r0") = operation;
  register uintptr_t r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return (int32_t)r0;
}

host_file host_open(const char *name) {
  size_t length = 0;
  while (name[length] != '\0') {
    length++;
  }
  const uintptr_t arguments[] = {(uintptr_t)name, READ_BINARY, length};
  return ask(SYS_OPEN, (uintptr_t)arguments);
}

void host_close(host_file file) {
  const uintptr_t arguments[] = {(uintptr_t)file};
  ask(SYS_CLOSE, (uintptr_t)arguments);
}

bool host_read(host_file file, size_t offset, uint8_t *buffer, size_t size, size_t *length) {
  const uintptr_t place[] = {(uintptr_t)file, offset};
  if (size == 0 || ask(SYS_SEEK, (uintptr_t)place) < 0) {
    return false;
  }
  const uintptr_t arguments[] = {(uintptr_t)file, (uintptr_t)buffer, size};
  size_t unread = (size_t)ask(SYS_READ, (uintptr_t)arguments);
  if (unread > size) {
    return false;
  }
  *length = size - unread;
  return true;
}

void host_write(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    ask(SYS_WRITEC, (uintptr_t)&text[i]);
  }
}

_Noreturn void host_exit(bool is_success) {
  for (;;) {
    ask(SYS_EXIT, is_success ? APPLICATION_EXIT : RUN_TIME_ERROR);
  }
}
