/*
 * As refused.c, of the binding for C++: examples/cpp/idchip.hpp. C++17.
 */

#include <idchip.hpp>

#include <string>

std::string holder(idchip::Context &card, const idchip::Buffer &dg1);
std::string holder(idchip::Context &card, const idchip::Buffer &dg1) {
#ifdef MRZ_PASSED_OVER // nodiscard
  card.open_mrz(dg1);
#endif
#ifdef CONCLUSION_PASSED_OVER // nodiscard
  card.conclude();
#endif
#ifdef HOLDER_BEFORE_THE_CONCLUSION // non-class type|not a structure
  if (const auto opened = card.open_mrz(dg1)) return opened.value().primary_identifier;
#endif
#ifdef ACCEPTED_BY_THE_CALLER // private
  const idchip::Accepted mine{idchip::Holder()};
  return mine.mrz()->primary_identifier;
#endif
  if (!card.open_mrz(dg1)) return std::string();
  const idchip::Result<idchip::Accepted> accepted = card.conclude();
  return accepted ? accepted.value().mrz()->primary_identifier : std::string();
}

idchip::Policy policy();
idchip::Policy policy() {
#ifdef POLICY_AND_A_NUMBER // no match|invalid operands
  return idchip::Policy::require_chip | 3;
#endif
#ifdef POLICY_OF_BEFORE // with_chip
  return idchip::Policy::with_chip;
#endif
  return idchip::Policy::require_chip | idchip::Policy::require_revocation;
}
