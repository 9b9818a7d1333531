// The texts of the kiosk: titles, dates, reasons, and text of a card made safe for a terminal.
#ifndef TEXTS_HPP
#define TEXTS_HPP

#include "idchip.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace texts {

// The title of each check, and the advice if it fails, by number.
struct CheckText {
  const char *title;
  const char *advice;
};
inline constexpr std::array<CheckText, 13> check_texts{{
    {"Another check", "Call a supervisor."},
    {"Content of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Signature of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Signer's certificate", "The signer is not known here as one of documents. Call a supervisor."},
    {"Validity", "Is the date of this machine right? If it is, call a supervisor."},
    {"Revocation", "The signer was revoked. Call a supervisor."},
    {"EF.COM and EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Data groups", "Read the card again. If the result stays, call a supervisor."},
    {"Issuing state", "Another state's authority signed it. Call a supervisor."},
    {"Document's expiry", "The holder needs a new document."},
    {"Chip is genuine", "Try again. If the result stays, call a supervisor."},
    {"Document type", "The signer does not sign documents of this type. Call a supervisor."},
    {"EF.CardAccess", "Read the card again. If the result stays, call a supervisor."},
}};

inline const CheckText &text_of(std::uint32_t check) {
  return check_texts[check < check_texts.size() ? check : 0];
}

// A word from a list by its number; the first one is used for numbers of later versions.
template <std::size_t count>
const char *word(const std::array<const char *, count> &words, std::uint32_t number) {
  return words[number < count ? number : 0];
}

inline constexpr std::array<const char *, 6> statuses{
    {"unknown", "as signed", "NOT AS SIGNED", "NOT SIGNED", "not comparable", "not read"}};
inline constexpr std::array<const char *, 5> formats{
    {"unknown", "JPEG", "JPEG 2000", "JPEG 2000 codestream", "WSQ"}};
inline constexpr std::array<const char *, 9> protocols{
    {"other", "AA", "CA", "CA domain", "CA key", "EF.DIR", "PACE", "PACE domain", "TA"}};

// Days of the civil calendar, in eras of 400 years.
inline std::string day_of(std::int64_t time) {
  const std::int64_t days = time / 86400 - (time % 86400 < 0) + 719468;
  const std::int64_t era = (days < 0 ? days - 146096 : days) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d",
                static_cast<int>(year + era * 400 + (month >= 10)),
                static_cast<int>(month < 10 ? month + 3 : month - 9),
                static_cast<int>(of_year - (153 * month + 2) / 5 + 1));
  return text.data();
}

inline std::optional<std::int64_t> parse_moment(const std::string &text) {
  const bool is_number = !text.empty() && text.size() <= 12 &&
                         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) return std::stoll(text);
  int year = 0, month = 0, day = 0;
  if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2d-%2d", &year, &month, &day) != 3)
    return std::nullopt;
  const std::int64_t years = year - (month <= 2), era = years / 400, of_era = years - era * 400;
  const std::int64_t time = (era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
                             (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1 - 719468) *
                            86400;
  if (day_of(time) != text) return std::nullopt;
  return time;
}

inline std::string describe(const idchip_check &check) {
  if (check.reason == IDCHIP_STATUS_OK) {
    if (check.evidence == IDCHIP_EVIDENCE_LIMIT) return "until " + day_of(check.time);
    if (check.evidence == IDCHIP_EVIDENCE_ANCHOR) return "anchor " + std::to_string(check.value + 1);
    return "";
  }
  const std::string reason = idchip::Status(check.reason).message();
  switch (check.evidence) {
    case IDCHIP_EVIDENCE_ANCHOR: return reason + " (anchor " + std::to_string(check.value + 1) + ")";
    case IDCHIP_EVIDENCE_DATA_GROUP: return reason + " (DG" + std::to_string(check.value) + ")";
    case IDCHIP_EVIDENCE_ERROR: return reason + ": " + idchip::message_of(check.error);
    case IDCHIP_EVIDENCE_FINDING: return reason + ": " + idchip::name_of(idchip_finding_message, check.value);
    case IDCHIP_EVIDENCE_LIMIT: return reason + " (" + day_of(check.time) + ")";
    case IDCHIP_EVIDENCE_LENGTH:
      return reason + " (" + std::to_string(check.value) + " of " + std::to_string(check.expected) + " bytes)";
    case IDCHIP_EVIDENCE_MISSING:
      return reason + " (DG" + std::to_string(check.value) + ": " + std::to_string(check.expected) +
             " bytes are missing)";
    default: return reason;
  }
}

inline std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

// Without characters that would change the terminal or the text around them: controls and marks of
// direction, in UTF-8.
inline std::string printable(std::string_view text) {
  const auto at = [text](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned first = at(i), second = at(i + 1), third = at(i + 2);
    std::size_t bad = 0;
    if (first < 0x20 || first == 0x7F) bad = 1;
    else if ((first == 0xC2 && second < 0xA0) || (first == 0xD8 && second == 0x9C)) bad = 2;
    else if (first == 0xE2 && ((second == 0x80 && ((third >= 0x8B && third <= 0x8F) ||
                                                   (third >= 0xA8 && third <= 0xAE))) ||
                               (second == 0x81 && third >= 0xA6 && third <= 0xA9)))
      bad = 3;
    shown += bad != 0 ? '?' : text[i];
    i += std::max<std::size_t>(bad, 1);
  }
  return shown;
}

}  // namespace texts

#endif  // TEXTS_HPP
