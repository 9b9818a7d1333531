// The texts of the kiosk: titles, dates, reasons, and text of a card made safe for a terminal.
#ifndef TEXTS_HPP
#define TEXTS_HPP

#include "idchip.hpp"
#include "kiosk_texts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace texts {

struct Day {
  int year, month, day;
};

// Days of the civil calendar, in eras of 400 years.
inline Day day_of(std::int64_t time) {
  const std::int64_t days = time / 86400 - (time % 86400 < 0) + 719468;
  const std::int64_t era = (days < 0 ? days - 146096 : days) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  return {static_cast<int>(year + era * 400 + (month >= 10)), static_cast<int>(month < 10 ? month + 3 : month - 9),
          static_cast<int>(of_year - (153 * month + 2) / 5 + 1)};
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
  const Day found = day_of(time);
  if (found.year != year || found.month != month || found.day != day) return std::nullopt;
  return time;
}

// A number with leading zeros.
inline std::string digits(int number, int width) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%0*d", width, number);
  return text.data();
}

// Says the texts of the kiosk, and those of the library, in one language.
class Translator {
 public:
  explicit Translator(Language language) : language_(language) {}

  // A text with values in place of {0}, {1} and {2}.
  std::string operator()(Text text, std::initializer_list<std::string> values = {}) const {
    std::string filled = tables[static_cast<std::size_t>(language_)][static_cast<std::size_t>(text)];
    std::size_t from = 0;
    while ((from = filled.find('{', from)) != std::string::npos) {
      const std::string &value = values.begin()[filled.at(from + 1) - '0'];
      filled.replace(from, 3, value);
      from += value.size();
    }
    return filled;
  }

  // The text of a list that a number of the library chooses; the first one for numbers of later versions.
  std::string operator()(Text first, Text last, std::uint32_t number) const {
    const std::size_t begin = static_cast<std::size_t>(first), count = static_cast<std::size_t>(last) - begin + 1;
    return (*this)(static_cast<Text>(begin + (number < count ? number : 0)));
  }

  // The meanings of a status, an error and a finding, which the library has.
  std::string message(idchip::Status status) const { return meaning(idchip::TextOf::status, status.code()); }

  std::string message(const idchip_parse_error &error) const {
    const std::optional<std::string> text = idchip::translate(library_language(), error);
    return text ? *text : message(idchip::Status(error.kind));
  }

  std::string finding(std::uint32_t number) const { return meaning(idchip::TextOf::finding, number); }

  std::string title(std::uint32_t check) const { return (*this)(Text::title, Text::title_last, check); }

  std::string date(const Day &day) const {
    return (*this)(Text::date, {digits(day.year, 4), digits(day.month, 2), digits(day.day, 2)});
  }

  // The reason for the result of a check, with its evidence.
  std::string describe(const idchip_check &check) const {
    const std::string value = std::to_string(check.value), expected = std::to_string(check.expected);
    const std::string next = std::to_string(check.value + 1);
    if (check.reason == IDCHIP_STATUS_OK) {
      if (check.evidence == IDCHIP_EVIDENCE_LIMIT) return (*this)(Text::until, {date(day_of(check.time))});
      if (check.evidence == IDCHIP_EVIDENCE_ANCHOR) return (*this)(Text::anchor, {next});
      return "";
    }
    const std::string reason = message(idchip::Status(check.reason));
    switch (check.evidence) {
      case IDCHIP_EVIDENCE_ANCHOR: return (*this)(Text::reason_anchor, {reason, next});
      case IDCHIP_EVIDENCE_DATA_GROUP: return (*this)(Text::reason_data_group, {reason, value});
      case IDCHIP_EVIDENCE_ERROR: return (*this)(Text::reason_detail, {reason, message(check.error)});
      case IDCHIP_EVIDENCE_FINDING: return (*this)(Text::reason_detail, {reason, finding(check.value)});
      case IDCHIP_EVIDENCE_LIMIT: return (*this)(Text::reason_date, {reason, date(day_of(check.time))});
      case IDCHIP_EVIDENCE_LENGTH: return (*this)(Text::reason_length, {reason, value, expected});
      case IDCHIP_EVIDENCE_MISSING: return (*this)(Text::reason_missing, {reason, value, expected});
      default: return reason;
    }
  }

 private:
  idchip::Language library_language() const {
    return language_ == Language::vi ? idchip::Language::vietnamese : idchip::Language::english;
  }

  std::string meaning(idchip::TextOf of, std::uint32_t number) const {
    const auto text = idchip::translate(library_language(), of, number, idchip::TextPart::meaning);
    return text ? *text : (*this)(Text::unknown_number, {std::to_string(number)});
  }

  Language language_;
};

// Null if the kiosk does not speak the language.
inline std::optional<Language> parse_language(std::string_view name) {
  if (name == "en") return Language::en;
  if (name == "vi") return Language::vi;
  return std::nullopt;
}

// The language of the environment, in the order of POSIX.
inline Language language_of_environment() {
  for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char *value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).substr(0, 2) == "vi" ? Language::vi : Language::en;
  }
  return Language::en;
}

// The number of characters in UTF-8, in which a letter with accents has several bytes.
inline std::size_t characters(std::string_view text) {
  const auto begins = [](char byte) { return (byte & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

inline std::string padded(const std::string &text, std::size_t width) {
  return text + std::string(width - std::min(width, characters(text)), ' ');
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
