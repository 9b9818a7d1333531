/* Succeeds if the header and the library are those of one version, and the library judges at all. */
#include <idchip.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  idchip_limits limits;
  if (strcmp(idchip_version(), IDCHIP_VERSION) != 0) return 1;
  if (idchip_limits_read(&limits) != IDCHIP_STATUS_OK) return 1;
  if (limits.context_size > IDCHIP_CONTEXT_SIZE) return 1;
  if (!(idchip_algorithms_available() & IDCHIP_ALGORITHM_SHA_256)) return 1;
  printf("idchip %s\n", idchip_version());
  return 0;
}
