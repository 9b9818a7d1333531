// A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.
//
//   kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
//         [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]
//
// Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.
//
// Nothing of a holder is shown, and no photo is written, before the card was accepted.
#include "idchip.hpp"
#include "texts.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>

namespace {

using idchip::Buffer;
using texts::Text;

enum class Outcome { accepted = 0, rejected = 1, undetermined = 2, unreadable = 3 };
constexpr int exit_usage = 64, exit_defect = 70;

// A file that cannot be used.
struct Unusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Options {
  std::string directory;
  std::vector<std::string> anchors;
  std::int64_t at = static_cast<std::int64_t>(std::time(nullptr));
  std::string challenge, response, qr, face;
  bool reveal = false;
  texts::Language language = texts::language_of_environment();
};

// A reader of chips would SELECT the file, get its length from the first IDCHIP_MAX_FIRST_BYTES with
// idchip_file_length, and READ BINARY as much. Streams are unbuffered: no copy is left behind.
std::optional<std::ifstream> open_file(const std::string &path) {
  std::ifstream file;
  file.rdbuf()->pubsetbuf(nullptr, 0);
  file.open(path, std::ios::binary);
  if (!file) return std::nullopt;
  return file;
}

std::optional<Buffer> read_file(const std::string &path) {
  std::optional<std::ifstream> file = open_file(path);
  if (!file) return std::nullopt;
  const std::streamoff length = file->seekg(0, std::ios::end).tellg();
  if (length < 0) throw Unusable(path + ": cannot be read");
  Buffer buffer(static_cast<std::size_t>(length));
  file->seekg(0).read(reinterpret_cast<char *>(buffer.data()), length);
  if (file->gcount() != length) throw Unusable(path + ": cannot be read");
  return buffer;
}

Buffer read_argument(const std::string &path) {
  std::optional<Buffer> file = read_file(path);
  if (!file) throw Unusable(path + ": cannot be read");
  return std::move(*file);
}

// A card during verification.
class Kiosk {
 public:
  Kiosk(const Options &options, idchip::Context &context)
      : options_(options), context_(context), say_(options.language) {}

  void judge() {
    std::optional<Buffer> sod = read_file(path("EF.SOD"));
    if (!sod) return decide(Outcome::unreadable, say_(Text::sod_missing), Text::read_again);
    const idchip::Result<void> verified = context_.verify(std::move(*sod));
    if (verified.status().is_parse())
      return decide(Outcome::unreadable, say_.message(context_.report_error()), Text::read_again);
    if (verified) take_document();
    else examine_document();
    has_report_ = true;
    idchip::Result<idchip::Accepted> accepted = context_.conclude();
    if (accepted) {
      accepted_ = std::move(accepted).value();
      return decide_by_qr();
    }
    const idchip_verdict verdict = context_.verdict();
    const std::string why = say_(Text::why_check, {say_.title(verdict.decided_by), say_.describe(verdict.check)});
    if (verdict.verdict == IDCHIP_VERDICT_UNDETERMINED)
      return decide(Outcome::undetermined, why, Text::call_supervisor);
    decide(Outcome::rejected, why, say_(Text::advice, Text::advice_last, verdict.decided_by));
  }

  void show() const {
    const std::string rule(78, '=');
    const std::uint32_t outcome = static_cast<std::uint32_t>(outcome_);
    std::cout << rule << "\n  " << say_(Text::outcome, Text::outcome_last, outcome) << "\n" << rule << "\n";
    show_line(say_(Text::summary, Text::summary_last, outcome));
    if (outcome_ == Outcome::accepted) {
      const bool is_original = context_.report_check(idchip::CheckId::active_authentication).result ==
                               IDCHIP_RESULT_SUCCESSFUL;
      show_line(say_(is_original ? Text::chip_is_original : Text::chip_not_proved));
      if (has_odd_access_) show_line(say_(Text::access_weakened));
      if (cross_checks_.differ != 0) show_line(say_(Text::parts_differ));
    } else {
      show_line(say_(Text::why, {why_}));
    }
    show_line(advice_);
    show_line(say_(Text::judged_for, {say_.date(texts::day_of(options_.at))}));
    // Nothing that identifies the holder is shown unless the card was accepted.
    if (outcome_ == Outcome::accepted && accepted_->mrz()) show_document();
    show_cross_checks();
    if (has_report_) show_report();
  }

  // The photo is for the operator, to compare it with the person.
  void write_face() const {
    if (outcome_ != Outcome::accepted || !accepted_->face() || options_.face.empty()) return;
    const Buffer &image = accepted_->face()->image;
    std::ofstream file;
    file.rdbuf()->pubsetbuf(nullptr, 0);
    file.open(options_.face, std::ios::binary);
    file.write(reinterpret_cast<const char *>(image.data()), static_cast<std::streamsize>(image.size()));
    if (!file.flush()) throw Unusable(options_.face + ": cannot be written");
  }

  int exit_code() const { return static_cast<int>(outcome_); }

 private:
  std::string path(const std::string &name) const { return options_.directory + "/" + name + ".bin"; }

  void decide(Outcome outcome, std::string why, std::string advice) {
    outcome_ = outcome;
    why_ = std::move(why);
    advice_ = std::move(advice);
  }

  void decide(Outcome outcome, std::string why, Text advice) { decide(outcome, std::move(why), say_(advice)); }

  // EF.SOD is authentic: each data group is compared with its signed hash, and its values can be used.
  void take_document() {
    check_com();
    if (const Buffer *file = data_group(1)) {
      const idchip::Result<std::uint32_t> format = context_.open_mrz(*file);
      has_mrz_ = note_refusal(1, format.status());
      if (has_mrz_) notes_[1] = "TD" + std::to_string(format.value());
    }
    take_face();
    if (const Buffer *file = data_group(13)) {
      has_citizen_ = note_refusal(13, context_.open_citizen(*file).status());
      if (has_citizen_) notes_[13] = say_(Text::note_citizen);
    }
    if (const Buffer *file = data_group(14)) {
      const auto infos = context_.open_security_infos(*file);
      if (note_refusal(14, infos.status())) {
        std::string names;
        for (const idchip_security_info &info : infos.value())
          names += (names.empty() ? "" : ", ") + say_(Text::protocol, Text::protocol_last, info.kind);
        if (!names.empty()) notes_[14] = say_(Text::note_protocols, {names});
        if (const std::optional<Buffer> access = read_file(path("EF.CardAccess")))
          has_odd_access_ = !context_.check_card_access(*file, *access);
      }
    }
    if (const Buffer *file = data_group(15)) take_chip_key(*file);
    ask_chip();
    for (unsigned number = 3; number <= 16; number++)
      if (number < 13 || number > 15)
        if (const Buffer *file = data_group(number))
          note_refusal(number, context_.check(number, *file).status());
    cross_check();
  }

  // EF.SOD is not authentic: the other files are checked for the report only, and no value is given out.
  void examine_document() {
    const idchip::Result<void> examined = context_.examine();
    if (!examined) throw idchip::Defect(examined.status());
    check_com();
    for (unsigned number = 1; number <= 16; number++)
      if (const Buffer *file = data_group(number)) note_refusal(number, context_.read(number, *file).status());
  }

  void check_com() {
    // If the check fails, the report has the reason.
    if (const std::optional<Buffer> com = read_file(path("EF.COM")))
      static_cast<void>(context_.check_com(*com));
  }

  // The file of a data group, which stays as long as the kiosk; null if it does not exist.
  const Buffer *data_group(unsigned number) {
    std::optional<Buffer> file = read_file(path("EF.DG" + std::to_string(number)));
    return file ? &(data_groups_[number] = std::move(*file)) : nullptr;
  }

  // Returns true if the opened values can be used; otherwise the report has the reason, except for its encoding.
  bool note_refusal(unsigned number, idchip::Status status) {
    if (status.is_parse()) notes_[number] = say_(Text::note_unreadable, {say_.message(status)});
    return status.is_ok();
  }

  // DG2 is large: it is hashed and searched in chunks, and only the photo is kept.
  void take_face() {
    std::optional<std::ifstream> file = open_file(path("EF.DG2"));
    if (!file) return;
    const auto face = context_.stream_face([&](std::uint8_t *chunk, std::size_t size) {
      file->read(reinterpret_cast<char *>(chunk), static_cast<std::streamsize>(size));
      if (file->bad()) throw Unusable("EF.DG2: cannot be read");
      return static_cast<std::size_t>(file->gcount());
    });
    if (face.status().code() == IDCHIP_STATUS_ABSENT) notes_[2] = say_(Text::note_no_image);
    if (!note_refusal(2, face.status())) return;
    notes_[2] = say_(Text::note_face, {say_(Text::format, Text::format_last, face.value().format),
                                       std::to_string(face.value().length), std::to_string(face.value().at)});
  }

  void take_chip_key(const Buffer &file) {
    const auto key = context_.open_chip_key(file);
    if (!note_refusal(15, key.status())) return;
    if (key.value().kind == IDCHIP_KEY_RSA)
      notes_[15] = say_(Text::note_rsa_key, {std::to_string(key.value().modulus.len * 8)});
    else if (key.value().point.len != 0)
      notes_[15] = say_(Text::note_ec_key, {std::to_string(key.value().point.len)});
    else notes_[15] = say_(Text::note_other_key);
  }

  // The chip must prove that it is genuine, or the card is not accepted, even if it withholds DG15.
  void ask_chip() {
    if (options_.challenge.empty()) return;
    // A real kiosk draws a random challenge for each card. The report has the result.
    static_cast<void>(context_.verify_chip(data_groups_[15], data_groups_[14],
                                           read_argument(options_.challenge),
                                           read_argument(options_.response)));
  }

  // Compares DG1, DG13 and the QR code printed on the card, as far as available.
  void cross_check() {
    const Buffer none;
    std::string_view qr;
    if (!options_.qr.empty()) {
      qr_ = read_argument(options_.qr);
      qr = std::string_view(reinterpret_cast<const char *>(qr_.data()), qr_.size());
      while (!qr.empty() && (qr.back() == '\n' || qr.back() == '\r')) qr.remove_suffix(1);
    }
    if (!has_citizen_ && options_.qr.empty()) return;
    const auto checks = context_.cross_check(has_mrz_ ? data_groups_[1] : none,
                                             has_citizen_ ? data_groups_[13] : none, qr);
    if (checks) cross_checks_ = checks.value();
    else qr_error_ = checks.status();
  }

  // For an accepted card: the printed QR code must not contradict the chip. It is not signed: a
  // difference means that it is not this card's.
  void decide_by_qr() {
    constexpr std::uint32_t of_qr =
        1u << IDCHIP_CROSS_CHECK_QR_DATE_OF_BIRTH | 1u << IDCHIP_CROSS_CHECK_QR_DATE_OF_ISSUE |
        1u << IDCHIP_CROSS_CHECK_QR_NAME | 1u << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER |
        1u << IDCHIP_CROSS_CHECK_QR_SEX;
    if (!qr_error_.is_ok())
      decide(Outcome::unreadable, say_(Text::why_qr, {say_.message(qr_error_)}), Text::scan_again_or_ask_card);
    else if ((cross_checks_.differ & of_qr) != 0)
      decide(Outcome::rejected, say_(Text::qr_differs), Text::scan_again_or_call);
    else if (!options_.qr.empty() && (cross_checks_.agree >> IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER & 1) == 0)
      decide(Outcome::undetermined, say_(Text::qr_no_number), Text::call_supervisor);
    else if ((cross_checks_.not_comparable & of_qr) != 0)
      decide(Outcome::undetermined, say_(Text::qr_no_field), Text::set_scanner);
    else decide(Outcome::accepted, "", accepted_->face() ? Text::compare_photo : Text::no_photo);
  }

  static void show_line(const std::string &line) { std::cout << "  " << line << "\n"; }

  void show_heading(Text heading) const { std::cout << "\n" << say_(heading) << "\n"; }

  void show_document() const {
    const std::optional<idchip::Mrz> &mrz = accepted_->mrz();
    const std::optional<idchip_citizen> &citizen = accepted_->citizen();
    show_heading(options_.reveal ? Text::document : Text::document_hidden);
    show_labelled(Text::label_document_code, std::string(idchip::view(mrz->document_code)));
    show_labelled(Text::label_issuing_state, std::string(idchip::view(mrz->issuing_state)));
    const char sex = static_cast<char>(mrz->sex);
    show_value(Text::label_document_number, mrz->document_number);
    show_value(Text::label_surname, mrz->primary_identifier);
    show_value(Text::label_given_names, mrz->secondary_identifier);
    show_value(Text::label_nationality, idchip::view(mrz->nationality));
    show_value(Text::label_sex,
               sex == 'M' ? say_(Text::male) : sex == 'F' ? say_(Text::female) : std::string(1, sex));
    show_value(Text::label_date_of_birth, date(mrz->birth).value_or(mrz->date_of_birth.text));
    show_value(Text::label_date_of_expiry,
               mrz->is_without_expiry ? say_(Text::no_expiry) : date(mrz->expiry).value_or(mrz->date_of_expiry.text));
    if (!citizen) return;
    show_field(Text::label_personal_number, citizen->personal_number);
    show_field(Text::label_full_name, citizen->full_name);
    show_field(Text::label_ethnicity, citizen->ethnicity);
    show_field(Text::label_religion, citizen->religion);
    show_field(Text::label_place_of_origin, citizen->place_of_origin);
    show_field(Text::label_place_of_residence, citizen->place_of_residence);
    show_field(Text::label_identification, citizen->personal_identification);
    show_field(Text::label_father, citizen->father);
    show_field(Text::label_mother, citizen->mother);
    show_field(Text::label_spouse, citizen->spouse);
    show_field(Text::label_old_number, citizen->old_number);
    show_value(Text::label_date_of_issue, date(citizen->issue).value_or(""));
    if (const auto expiry = date(citizen->expiry)) show_value(Text::label_expiry_in_dg13, *expiry);
    else show_field(Text::label_expiry_in_dg13, citizen->date_of_expiry);
  }

  std::optional<std::string> date(const idchip_date &date) const {
    if (date.month == 0) return std::nullopt;
    return say_.date({date.year, date.month, date.day});
  }

  void show_labelled(Text label, const std::string &text) const {
    std::cout << "  " << texts::padded(say_(label), 22) << "  " << text << "\n";
  }

  // A hidden value does not tell its length either.
  void show_value(Text label, std::string_view text) const {
    if (!text.empty()) show_labelled(label, options_.reveal ? texts::printable(text) : say_(Text::hidden));
  }

  void show_field(Text label, const idchip_text &field) const {
    if (field.status == IDCHIP_STATUS_OK) show_value(label, idchip::view(field.text));
    else if (field.status != IDCHIP_STATUS_ABSENT)
      show_labelled(label, say_(Text::not_readable, {say_.message(idchip::Status(field.status))}));
  }

  void show_cross_checks() const {
    if ((cross_checks_.agree | cross_checks_.differ) == 0) return;
    show_heading(Text::comparisons);
    for (unsigned number = 0; number <= IDCHIP_CROSS_CHECK_SEX_OF_NUMBER; number++) {
      if (((cross_checks_.agree | cross_checks_.differ) >> number & 1) == 0) continue;
      const bool agrees = (cross_checks_.agree >> number & 1) != 0;
      show_row(texts::padded(say_(Text::compared, Text::compared_last, number), 28),
               say_(agrees ? Text::agrees : Text::differs), 0, "");
    }
  }

  // Two columns, and a third one for explanations.
  static void show_row(const std::string &first, const std::string &second, std::size_t width,
                       const std::string &third) {
    std::cout << "  " << first << "  "
              << (third.empty() ? second : texts::padded(second, width) + "  " + third) << "\n";
  }

  void show_report() const {
    show_heading(Text::checks);
    std::uint32_t number = 0;
    for (const idchip_check &check : context_.report_checks()) {
      show_row(texts::padded(say_.title(++number), 20), say_(Text::result, Text::result_last, check.result), 13,
               say_.describe(check));
    }
    show_heading(Text::data_groups);
    for (unsigned number = 1; number <= 16; number++) {
      const idchip::DataGroupStatus status = context_.report_data_group(number);
      if (status == idchip::DataGroupStatus::not_present) continue;
      const auto note = notes_.find(number);
      show_row(texts::padded("DG" + std::to_string(number), 4),
               say_(Text::status, Text::status_last, static_cast<std::uint32_t>(status)), 14,
               note == notes_.end() ? "" : note->second);
    }
    const std::vector<std::uint32_t> findings = context_.report_findings();
    if (!findings.empty()) show_heading(Text::deviations);
    for (const std::uint32_t finding : findings) show_line(say_.finding(finding));
  }

  const Options &options_;
  idchip::Context &context_;
  texts::Translator say_;
  std::map<unsigned, Buffer> data_groups_;
  std::map<unsigned, std::string> notes_;
  Buffer qr_;
  bool has_mrz_ = false;
  bool has_citizen_ = false;
  // Null or empty if the card was not accepted.
  std::optional<idchip::Accepted> accepted_;
  idchip_cross_checks cross_checks_{};
  idchip::Status qr_error_{IDCHIP_STATUS_OK};
  bool has_report_ = false;
  // EF.CardAccess, which selected the access protocol, differs from DG14.
  bool has_odd_access_ = false;
  // Not accepted until the library accepts it.
  Outcome outcome_ = Outcome::unreadable;
  std::string why_;
  std::string advice_;
};

std::optional<Options> parse_options(const std::vector<std::string> &arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); i++) {
    const std::string &name = arguments[i];
    const std::size_t left = arguments.size() - 1 - i;
    if (name == "--reveal") options.reveal = true;
    else if (name == "--anchors" && left >= 1) options.anchors.push_back(arguments[++i]);
    else if (name == "--qr" && left >= 1) options.qr = arguments[++i];
    else if (name == "--face" && left >= 1) options.face = arguments[++i];
    else if (name == "--aa" && left >= 2) {
      options.challenge = arguments[++i];
      options.response = arguments[++i];
    } else if (name == "--lang" && left >= 1) {
      const std::optional<texts::Language> language = texts::parse_language(arguments[++i]);
      if (!language) return std::nullopt;
      options.language = *language;
    } else if (name == "--at" && left >= 1) {
      const std::optional<std::int64_t> at = texts::parse_moment(arguments[++i]);
      if (!at) return std::nullopt;
      options.at = *at;
    } else if (name[0] != '-' && options.directory.empty()) options.directory = name;
    else return std::nullopt;
  }
  if (options.directory.empty() || options.anchors.empty()) return std::nullopt;
  return options;
}

int run(const Options &options) {
  const auto anchors = std::make_shared<idchip::Anchors>(options.anchors.size());
  for (const std::string &path : options.anchors)
    if (!anchors->add(read_argument(path))) throw Unusable(path + ": neither a certificate nor a master list");
  // A chip that was challenged must prove that it is genuine.
  const idchip::Policy policy = options.challenge.empty() ? idchip::Policy::standard : idchip::Policy::require_chip;
  idchip::Context context(anchors, options.at, policy);
  Kiosk kiosk(options, context);
  kiosk.judge();
  kiosk.show();
  kiosk.write_face();
  return std::cout.flush() ? kiosk.exit_code() : exit_defect;
}

}  // namespace

int main(int count, char **arguments) {
  const std::optional<Options> options = parse_options(std::vector<std::string>(arguments + 1, arguments + count));
  if (!options) {
    std::cerr << "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n"
                 "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]\n";
    return exit_usage;
  }
  try {
    return run(*options);
  } catch (const Unusable &error) {
    std::cerr << "kiosk: " << error.what() << "\n";
    return static_cast<int>(Outcome::unreadable);
  } catch (const std::exception &error) {
    std::cerr << "kiosk: " << error.what() << "\n";
    return exit_defect;
  }
}
