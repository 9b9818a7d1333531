/*
 * From reset to main: the vector table, memory, the stack's paint; and the clock.
 */

#include "board.h"

extern uint32_t data_start[], data_end[], bss_start[], bss_end[], stack_end[], stack_start[];
extern const uint32_t data_load[];

int main(void);

#define PAINT 0xCCCCCCCCu

/* The floating-point unit's access (Armv7-M B3.2.20): the calling convention passes through it. */
#define CPACR (*(volatile uint32_t *)0xE000ED88u)

/* SysTick (Armv7-M B3.3). */
#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)

#define RELOAD 0x00FFFFFFu

_Noreturn void reset(void);
_Noreturn void fault(void);

_Noreturn void reset(void) {
  CPACR |= 0xFu << 20;
  __asm__ volatile("dsb\n isb" ::: "memory");
  const uint32_t *from = data_load;
  for (uint32_t *to = data_start; to != data_end; to++, from++) {
    *to = *from;
  }
  for (uint32_t *to = bss_start; to != bss_end; to++) {
    *to = 0;
  }
  /* Up to this function's own frame. */
  uint32_t *frame;
  __asm__ volatile("mov %0, sp" : "=r"(frame));
  for (volatile uint32_t *to = stack_end; to < frame; to++) {
    *to = PAINT;
  }
  host_exit(main() == 0);
}

_Noreturn void fault(void) {
  static const char text[] = "fault\n";
  host_write(text, sizeof text - 1);
  host_exit(false);
}

/* The initial stack pointer, and the exceptions. No interrupt is used. */
__attribute__((section(".vector_table"), used)) static const struct {
  uint32_t *stack;
  void (*exceptions[15])(void);
} vectors = {
    stack_start,
    {reset, fault, fault, fault, fault, fault, NULL, NULL, NULL, NULL, fault, fault, NULL, fault, fault},
};

uint32_t stack_peak(void) {
  const volatile uint32_t *place = stack_end;
  while (place < stack_start && *place == PAINT) {
    place++;
  }
  return place == stack_end ? 0 : (uint32_t)((uintptr_t)stack_start - (uintptr_t)place);
}

static uint32_t last;

void clock_start(void) {
  SYST_RVR = RELOAD;
  SYST_CVR = 0;
  /* Enabled, from the processor's clock, without an interrupt. */
  SYST_CSR = 5;
  last = SYST_CVR;
}

uint32_t clock_lap(void) {
  uint32_t now = SYST_CVR;
  /* It counts down. Under QEMU's `-icount shift=0` an instruction takes a nanosecond, and a period of
     25 MHz is forty of them. */
  uint32_t periods = (last - now) & RELOAD;
  last = now;
  return (uint32_t)((uint64_t)periods * 40u / 1000u);
}
