/*
 * The board: a simulated Arm MPS2 with the FPGA image AN386 (Cortex-M4), and the debugger's services in
 * place of a card reader and a display.
 */

#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Starts to count instructions. */
void clock_start(void);

/* The instructions since the last call, or since the start, in thousands. */
uint32_t clock_lap(void);

/* The bytes of stack that were written since the reset; 0 where all of it was, and what lies beneath
   perhaps too. */
uint32_t stack_peak(void);

/* A file of the host, open for reading; a negative number where there is none. */
typedef int32_t host_file;

host_file host_open(const char *name);
void host_close(host_file file);

/* Reads from `offset` on, and tells how many bytes there were; false where the host does not answer. */
bool host_read(host_file file, size_t offset, uint8_t *buffer, size_t size, size_t *length);

/* Writes to the console of the host. */
void host_write(const char *text, size_t length);

/* Ends the simulation. */
_Noreturn void host_exit(bool is_success);

#endif
