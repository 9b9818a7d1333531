/*
 * Misuses that a compiler has to refuse: each between the name that brings it in and #endif, with what
 * the compiler has to say of it behind the name. Without a name, this compiles. C99 and C++11.
 */

#include <idchip.h>

idchip_status judge(idchip_context *card, const uint8_t *sod, size_t sod_len, const uint8_t *dg1,
                    size_t dg1_len, const uint8_t *com, size_t com_len);
idchip_status judge(idchip_context *card, const uint8_t *sod, size_t sod_len, const uint8_t *dg1,
                    size_t dg1_len, const uint8_t *com, size_t com_len) {
  idchip_status status;
  idchip_mrz mrz;
#ifdef SIGNATURE_PASSED_OVER // ignoring return value
  idchip_sod_verify(card, sod, sod_len, NULL, 0);
#endif
  status = idchip_sod_verify(card, sod, sod_len, NULL, 0);
#ifdef COM_PASSED_OVER // ignoring return value
  idchip_com_check(card, com, com_len);
#endif
  if (!status) status = idchip_com_check(card, com, com_len);
#ifdef DATA_GROUP_PASSED_OVER // ignoring return value
  idchip_mrz_open(card, dg1, dg1_len, &mrz);
#endif
  if (!status) status = idchip_mrz_open(card, dg1, dg1_len, &mrz);
#ifdef END_OF_STREAM_PASSED_OVER // ignoring return value
  idchip_data_group_finish(card);
#endif
#ifdef CONCLUSION_PASSED_OVER // ignoring return value
  idchip_context_conclude(card);
#endif
  if (!status) status = idchip_context_conclude(card);
#ifdef CHIP_PASSED_OVER // ignoring return value
  idchip_active_authentication_verify(card, dg1, dg1_len, NULL, 0, com, com_len, sod, sod_len);
#endif
  return status;
}

idchip_status begin(void *memory, size_t size, const idchip_anchors *anchors, int64_t now,
                    idchip_context **card);
idchip_status begin(void *memory, size_t size, const idchip_anchors *anchors, int64_t now,
                    idchip_context **card) {
  uint32_t policy = IDCHIP_REQUIRE_REVOCATION | IDCHIP_REQUIRE_CHIP;
#ifdef POLICIES_THAT_WERE_NO_BITS // IDCHIP_POLICY_WITH_REVOCATION
  policy = IDCHIP_POLICY_WITH_REVOCATION | IDCHIP_POLICY_WITH_CHIP;
#endif
#ifdef POLICY_OF_BEFORE // IDCHIP_POLICY_STRICT
  policy = IDCHIP_POLICY_STRICT;
#endif
#ifdef CONTEXT_PASSED_OVER // ignoring return value
  idchip_context_open(memory, size, anchors, now, policy, card);
#endif
  return idchip_context_open(memory, size, anchors, now, policy, card);
}
