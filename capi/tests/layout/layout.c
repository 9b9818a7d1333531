/* The sizes of the structures that bindings lay out by themselves, for scripts/clients. */
#include <idchip.h>
#include <stdio.h>

#define SIZE(name) printf(#name " %u\n", (unsigned)sizeof(idchip_##name))

int main(void) {
  SIZE(active_authentication_key);
  SIZE(check);
  SIZE(citizen);
  SIZE(cross_checks);
  SIZE(face_image_extent);
  SIZE(mrz);
  SIZE(parse_error);
  SIZE(security_info);
  SIZE(slice);
  SIZE(verdict);
  return 0;
}
