/*
 * idchip for C++17: reads the chip of an ICAO 9303 card and verifies who signed it.
 *
 * A header over idchip.h, with nothing to build. Rules:
 *
 * - A call whose outcome depends on the card returns a Result, because a failed check is an ordinary
 *   outcome, not an exception. The compiler warns if a Result is ignored, and value() throws if it is
 *   not OK, so that nothing unverified is used by mistake. A status that only a defect of the program
 *   or of the library can cause, such as a closed object, throws Defect at once.
 * - The holder's values stay in the Context until conclude() returns them in an Accepted, which only
 *   conclude() creates.
 * - Context and Anchors own the buffers that the library keeps using, and cannot be copied or moved.
 * - Texts of a data group are views of its Buffer, which must outlive them. A temporary Buffer is
 *   refused where views would dangle. A Buffer is wiped by its destructor.
 * - One thread at a time uses a Context. Anchors may be shared.
 */
#ifndef IDCHIP_HPP
#define IDCHIP_HPP

#include <idchip.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace idchip {

/// Conditions beyond the standard policy, joined with `|`.
enum class Policy : std::uint32_t {
  standard = IDCHIP_POLICY_DEFAULT,
  require_chip = IDCHIP_REQUIRE_CHIP,
  require_revocation = IDCHIP_REQUIRE_REVOCATION,
  tolerate_nothing = IDCHIP_TOLERATE_NOTHING,
  ignore_expiry = IDCHIP_IGNORE_EXPIRY,
};

constexpr Policy operator|(Policy one, Policy other) {
  return static_cast<Policy>(static_cast<std::uint32_t>(one) | static_cast<std::uint32_t>(other));
}

enum class CheckId : std::uint32_t {
  message_digest = IDCHIP_CHECK_MESSAGE_DIGEST,
  sod_signature = IDCHIP_CHECK_SOD_SIGNATURE,
  ds_signature = IDCHIP_CHECK_DS_SIGNATURE,
  validity = IDCHIP_CHECK_VALIDITY,
  revocation = IDCHIP_CHECK_REVOCATION,
  com_vs_sod = IDCHIP_CHECK_COM_VS_SOD,
  data_groups = IDCHIP_CHECK_DATA_GROUPS,
  issuing_state = IDCHIP_CHECK_ISSUING_STATE,
  document_expiry = IDCHIP_CHECK_DOCUMENT_EXPIRY,
  active_authentication = IDCHIP_CHECK_ACTIVE_AUTHENTICATION,
};

enum class CheckResult : std::uint32_t {
  successful = IDCHIP_RESULT_SUCCESSFUL,
  failed = IDCHIP_RESULT_FAILED,
  undetermined = IDCHIP_RESULT_UNDETERMINED,
  not_supported = IDCHIP_RESULT_NOT_SUPPORTED,
  aborted = IDCHIP_RESULT_ABORTED,
};

enum class DataGroupStatus : std::uint32_t {
  identical = IDCHIP_DATA_GROUP_IDENTICAL,
  not_identical = IDCHIP_DATA_GROUP_NOT_IDENTICAL,
  not_signed = IDCHIP_DATA_GROUP_NOT_SIGNED,
  non_conformance = IDCHIP_DATA_GROUP_NON_CONFORMANCE,
  present = IDCHIP_DATA_GROUP_PRESENT,
  not_present = IDCHIP_DATA_GROUP_NOT_PRESENT,
};

enum class VerdictKind : std::uint32_t {
  accepted = IDCHIP_VERDICT_ACCEPTED,
  rejected = IDCHIP_VERDICT_REJECTED,
  undetermined = IDCHIP_VERDICT_UNDETERMINED,
};

/// The text from one of the functions for names, or the number if it has none.
template <typename Function>
std::string name_of(Function function, std::uint32_t number) {
  std::array<char, IDCHIP_TEXT_SIZE> text{};
  std::size_t length = 0;
  if (function(number, text.data(), text.size(), &length) != IDCHIP_STATUS_OK)
    return "number " + std::to_string(number);
  return std::string(text.data(), length);
}

enum class Language : std::uint32_t {
  english = IDCHIP_LANGUAGE_EN,
  vietnamese = IDCHIP_LANGUAGE_VI,
};

/// The meaning of a number for translate.
enum class TextOf : std::uint32_t {
  status = IDCHIP_TEXT_OF_STATUS,
  check = IDCHIP_TEXT_OF_CHECK,
  list_check = IDCHIP_TEXT_OF_LIST_CHECK,
  tr03135 = IDCHIP_TEXT_OF_TR03135,
  result = IDCHIP_TEXT_OF_RESULT,
  verdict = IDCHIP_TEXT_OF_VERDICT,
  data_group = IDCHIP_TEXT_OF_DATA_GROUP,
  finding = IDCHIP_TEXT_OF_FINDING,
  structure = IDCHIP_TEXT_OF_STRUCTURE,
  cross_check = IDCHIP_TEXT_OF_CROSS_CHECK,
};

enum class TextPart : std::uint32_t {
  title = IDCHIP_TEXT_TITLE,
  meaning = IDCHIP_TEXT_MEANING,
  advice = IDCHIP_TEXT_ADVICE,
};

/// A text about a number; none if the number has no such part, or is of a later version.
inline std::optional<std::string> translate(Language language, TextOf of, std::uint32_t number, TextPart part) {
  std::array<char, IDCHIP_TRANSLATION_SIZE> text{};
  std::size_t length = 0;
  if (idchip_translate(static_cast<std::uint32_t>(language), static_cast<std::uint32_t>(of), number,
                       static_cast<std::uint32_t>(part), text.data(), text.size(), &length) != IDCHIP_STATUS_OK)
    return std::nullopt;
  return std::string(text.data(), length);
}

/// The meaning of an error with its place; none if it is of a later version.
inline std::optional<std::string> translate(Language language, const idchip_parse_error &error) {
  std::array<char, IDCHIP_TRANSLATION_SIZE> text{};
  std::size_t length = 0;
  if (idchip_error_translate(&error, static_cast<std::uint32_t>(language), text.data(), text.size(), &length) !=
      IDCHIP_STATUS_OK)
    return std::nullopt;
  return std::string(text.data(), length);
}

/// The status of a call.
class Status {
 public:
  explicit Status(idchip_status code) : code_(code) {}
  idchip_status code() const { return code_; }
  bool is_ok() const { return code_ == IDCHIP_STATUS_OK; }
  bool is_parse() const { return code_ > 200 && code_ < 300; }
  bool is_data_group() const { return code_ > 300 && code_ < 400; }
  bool is_reason() const { return code_ > 400 && code_ < 600; }
  bool is_vietnamese() const { return code_ > 600 && code_ < 700; }
  /// True if the status is about a card, not about the program.
  bool is_of_card() const {
    return is_ok() || is_parse() || is_data_group() || is_reason() || code_ == IDCHIP_STATUS_ABSENT ||
           code_ == IDCHIP_STATUS_NOT_VERIFIED || code_ == IDCHIP_STATUS_NOT_UTF8 || is_vietnamese();
  }
  std::string message() const { return name_of(idchip_status_message, code_); }

 private:
  idchip_status code_;
};

/// The library was used wrongly, failed internally, or a missing value was taken.
class Defect : public std::runtime_error {
 public:
  explicit Defect(Status status) : std::runtime_error(status.message()), status_(status) {}
  Status status() const { return status_; }

 private:
  Status status_;
};

inline std::string message_of(const idchip_parse_error &error) {
  std::array<char, IDCHIP_TEXT_SIZE> text{};
  std::size_t length = 0;
  if (idchip_error_message(&error, text.data(), text.size(), &length) != IDCHIP_STATUS_OK)
    return Status(error.kind).message();  // Of a later version.
  return std::string(text.data(), length);
}

inline Status of_card(idchip_status code) {
  const Status status(code);
  if (!status.is_of_card()) throw Defect(status);
  return status;
}

inline void require(idchip_status code) {
  if (code != IDCHIP_STATUS_OK) throw Defect(Status(code));
}

/// The value of a call, or its status if there is none.
template <typename Value>
class [[nodiscard]] Result {
 public:
  Result(Status status) : status_(status) {}  // NOLINT: meant to convert.
  Result(Value value) : status_(IDCHIP_STATUS_OK), value_(std::move(value)) {}  // NOLINT
  explicit operator bool() const { return value_.has_value(); }
  Status status() const { return status_; }
  const Value &value() const & {
    if (!value_) throw Defect(status_);
    return *value_;
  }
  Value &&value() && {
    if (!value_) throw Defect(status_);
    return std::move(*value_);
  }

 private:
  Status status_;
  std::optional<Value> value_;
};

/// The result of a call without a value.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result(Status status) : status_(status) {}  // NOLINT
  explicit operator bool() const { return status_.is_ok(); }
  Status status() const { return status_; }

 private:
  Status status_;
};

inline void wipe(void *memory, std::size_t length) {
  volatile unsigned char *byte = static_cast<unsigned char *>(memory);
  while (length-- != 0) *byte++ = 0;
}

/// Bytes that stay in place, even if the Buffer is moved, and are wiped by its destructor.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) : bytes_(new std::uint8_t[size]()), size_(size) {}
  Buffer(Buffer &&other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
  Buffer &operator=(Buffer &&other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  Buffer(const Buffer &) = delete;
  Buffer &operator=(const Buffer &) = delete;
  ~Buffer() { idchip::wipe(bytes_.get(), size_); }
  std::uint8_t *data() { return bytes_.get(); }
  const std::uint8_t *data() const { return bytes_.get(); }
  std::size_t size() const { return size_; }
  /// Appends bytes. The previous memory is wiped.
  void append(const std::uint8_t *bytes, std::size_t length) {
    if (length == 0) return;
    Buffer grown(size_ + length);
    for (std::size_t i = 0; i < size_; i++) grown.bytes_[i] = bytes_[i];
    for (std::size_t i = 0; i < length; i++) grown.bytes_[size_ + i] = bytes[i];
    *this = std::move(grown);
  }

 private:
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::size_t size_ = 0;
};

inline std::string_view view(const idchip_slice &slice) {
  return slice.len == 0 ? std::string_view()
                        : std::string_view(reinterpret_cast<const char *>(slice.data), slice.len);
}

/// The trusted CSCA certificates. They have room for `capacity` files.
class Anchors {
 public:
  explicit Anchors(std::size_t capacity) : memory_(idchip_anchors_size(capacity) / sizeof(void *) + 1) {
    require(idchip_anchors_open(memory_.data(), memory_.size() * sizeof(void *), &anchors_));
  }
  Anchors(const Anchors &) = delete;
  Anchors &operator=(const Anchors &) = delete;
  /// Adds a certificate or a master list, and keeps it. The signature of a master list is not checked.
  Result<void> add(Buffer file) {
    const Buffer &kept = files_.emplace_back(std::move(file));
    Status status(idchip_anchors_add_certificate(anchors_, kept.data(), kept.size()));
    if (status.is_parse()) status = Status(idchip_anchors_add_master_list(anchors_, kept.data(), kept.size()));
    return of_card(status.code());
  }
  const idchip_anchors *get() const { return anchors_; }

 private:
  std::vector<void *> memory_;
  std::vector<Buffer> files_;
  idchip_anchors *anchors_ = nullptr;
};

/// The fields of DG1. Slices are views of the Buffer of DG1; the rest is wiped by the destructor.
class Mrz : public idchip_mrz {
 public:
  Mrz() : idchip_mrz() {}
  ~Mrz() { wipe(static_cast<idchip_mrz *>(this), sizeof(idchip_mrz)); }
};

/// The photo of DG2, with the signed hash.
struct Face {
  idchip_face_image_extent extent;
  Buffer image;
};

/// The holder's values from the opened data groups.
struct Holder {
  std::optional<Mrz> mrz;
  std::optional<idchip_citizen> citizen;
  std::optional<Face> face;
};

/// An accepted card, and its holder. Only Context::conclude creates one. Slices are views of the
/// Buffers of DG1 and DG13.
class Accepted {
 public:
  const std::optional<Mrz> &mrz() const { return holder_.mrz; }
  const std::optional<idchip_citizen> &citizen() const { return holder_.citizen; }
  const std::optional<Face> &face() const { return holder_.face; }

 private:
  friend class Context;
  explicit Accepted(Holder holder) : holder_(std::move(holder)) {}
  Holder holder_;
};

/// The verification of a card. Its data is wiped by the destructor.
class Context {
 public:
  /// `time`: seconds since 1970, UTC; the library has no clock.
  Context(std::shared_ptr<const Anchors> anchors, std::int64_t time, Policy policy)
      : anchors_(std::move(anchors)) {
    require(idchip_context_open(&memory_, sizeof memory_, anchors_->get(), time,
                                static_cast<std::uint32_t>(policy), &context_));
  }
  Context(const Context &) = delete;
  Context &operator=(const Context &) = delete;
  ~Context() { static_cast<void>(idchip_context_close(context_)); }

  /// Verifies EF.SOD, and keeps it. If the result is not OK, data groups cannot be opened.
  Result<void> verify(Buffer sod) {
    sod_ = std::move(sod);
    return give_sod(idchip_sod_verify);
  }
  /// Begins again with the EF.SOD of verify(), for the report of a card that is not authentic; no
  /// value of it is given out.
  Result<void> examine() { return give_sod(idchip_sod_examine); }
  /// Compares EF.COM with EF.SOD.
  Result<void> check_com(const Buffer &com) {
    return of_card(idchip_com_check(context_, com.data(), com.size()));
  }
  /// Compares a data group with its signed hash.
  Result<void> check(unsigned number, const Buffer &file) {
    return of_card(idchip_data_group_check(context_, number, file.data(), file.size()));
  }
  /// Does the same as check(), and parses the data group for the report.
  Result<void> read(unsigned number, const Buffer &file) {
    return of_card(idchip_data_group_read(context_, number, file.data(), file.size()));
  }

  /// Opens DG1 for conclude(), and returns its format, for example 1 for TD1.
  Result<std::uint32_t> open_mrz(const Buffer &dg1) {
    Mrz mrz;
    const Status status = of_card(idchip_mrz_open(context_, dg1.data(), dg1.size(), &mrz));
    if (!status.is_ok()) return status;
    holder_.mrz = mrz;
    return mrz.format;
  }
  /// Opens DG13 of a Vietnamese card for conclude().
  Result<void> open_citizen(const Buffer &dg13) {
    idchip_citizen citizen{};
    const Status status = of_card(idchip_citizen_open(context_, dg13.data(), dg13.size(), &citizen));
    if (status.is_ok()) holder_.citizen = citizen;
    return status;
  }
  Result<std::vector<idchip_security_info>> open_security_infos(const Buffer &dg14) {
    std::vector<idchip_security_info> infos;
    for (;;) {
      idchip_security_info info{};
      const idchip_status code =
          idchip_security_info_open(context_, dg14.data(), dg14.size(), infos.size(), &info);
      if (code == IDCHIP_STATUS_NO_MORE) return infos;
      const Status status = of_card(code);
      if (!status.is_ok()) return status;
      infos.push_back(info);
    }
  }
  Result<idchip_active_authentication_key> open_chip_key(const Buffer &dg15) {
    idchip_active_authentication_key key{};
    const Status status =
        of_card(idchip_active_authentication_key_open(context_, dg15.data(), dg15.size(), &key));
    if (!status.is_ok()) return status;
    return key;
  }
  // Views of a temporary would dangle.
  Result<std::uint32_t> open_mrz(const Buffer &&) = delete;
  Result<void> open_citizen(const Buffer &&) = delete;
  Result<std::vector<idchip_security_info>> open_security_infos(const Buffer &&) = delete;
  Result<idchip_active_authentication_key> open_chip_key(const Buffer &&) = delete;

  /// Hashes DG2 while it is read, and keeps its photo for conclude() if DG2 has the signed hash. `next`
  /// fills a chunk and returns the number of bytes; 0 at the end. Returns the place of the photo.
  Result<idchip_face_image_extent> stream_face(const std::function<std::size_t(std::uint8_t *, std::size_t)> &next) {
    Status status = of_card(idchip_face_image_begin(context_));
    if (!status.is_ok()) return status;
    Face face{};
    Buffer chunk(read_binary_size);
    while (const std::size_t length = next(chunk.data(), chunk.size())) {
      idchip_slice held{}, part{};
      status = Status(idchip_face_image_update(context_, chunk.data(), length, &held, &part));
      if (status.is_ok()) {
        face.image.append(held.data, held.len);
        face.image.append(part.data, part.len);
      } else if (!status.is_parse()) {  // Without an image, the file is still hashed.
        throw Defect(status);
      }
    }
    status = of_card(idchip_face_image_finish(context_, &face.extent));
    if (!status.is_ok()) return status;
    if (face.extent.length != face.image.size()) throw Defect(Status(IDCHIP_STATUS_INTERNAL));
    const idchip_face_image_extent extent = face.extent;
    holder_.face = std::move(face);
    return extent;
  }

  /// Compares EF.CardAccess, which is not signed, with DG14. Not OK means that they differ.
  Result<void> check_card_access(const Buffer &dg14, const Buffer &access) {
    return of_card(
        idchip_card_access_check(context_, dg14.data(), dg14.size(), access.data(), access.size()));
  }
  /// Verifies the chip's response to a fresh challenge. A file that the chip withholds is empty.
  Result<void> verify_chip(const Buffer &dg15, const Buffer &dg14, const Buffer &challenge,
                           const Buffer &response) {
    return of_card(idchip_active_authentication_verify(
        context_, dg15.data(), dg15.size(), dg14.data(), dg14.size(), challenge.data(), challenge.size(),
        response.data(), response.size()));
  }
  /// Compares the parts of a Vietnamese card; each may be empty.
  Result<idchip_cross_checks> cross_check(const Buffer &dg1, const Buffer &dg13, std::string_view qr) {
    idchip_cross_checks checks{};
    const Status status = of_card(idchip_cross_check(
        context_, dg1.data(), dg1.size(), dg13.data(), dg13.size(),
        qr.empty() ? nullptr : reinterpret_cast<const std::uint8_t *>(qr.data()), qr.size(), &checks));
    if (!status.is_ok()) return status;
    return checks;
  }

  /// Returns the opened values of an accepted card, once. Only OK means that it is accepted.
  Result<Accepted> conclude() {
    const Status status = of_card(idchip_context_conclude(context_));
    if (!status.is_ok()) return status;
    return Accepted(std::exchange(holder_, Holder()));
  }
  idchip_verdict verdict() const {
    idchip_verdict verdict{};
    require(idchip_report_verdict(context_, &verdict));
    return verdict;
  }
  idchip_check report_check(CheckId id) const {
    idchip_check check{};
    require(idchip_report_check(context_, static_cast<std::uint32_t>(id), &check));
    return check;
  }
  /// All checks, the first of number 1.
  std::vector<idchip_check> report_checks() const {
    std::vector<idchip_check> checks;
    for (;;) {
      idchip_check check{};
      const idchip_status code =
          idchip_report_check(context_, static_cast<std::uint32_t>(checks.size() + 1), &check);
      if (code == IDCHIP_STATUS_UNKNOWN_CHECK) return checks;
      require(code);
      checks.push_back(check);
    }
  }
  DataGroupStatus report_data_group(unsigned number) const {
    std::uint32_t status = 0;
    require(idchip_report_data_group(context_, number, &status));
    return static_cast<DataGroupStatus>(status);
  }
  std::vector<std::uint32_t> report_findings() const {
    std::vector<std::uint32_t> findings;
    for (;;) {
      std::uint32_t finding = 0;
      const idchip_status code = idchip_report_finding(context_, findings.size(), &finding);
      if (code == IDCHIP_STATUS_NO_MORE) return findings;
      require(code);
      findings.push_back(finding);
    }
  }
  idchip_parse_error report_error() const {
    idchip_parse_error error{};
    require(idchip_report_error(context_, &error));
    return error;
  }

 private:
  using GiveSod = idchip_status (*)(idchip_context *, const std::uint8_t *, std::size_t, std::uint8_t *,
                                    std::size_t);
  static constexpr std::size_t read_binary_size = 223;

  Result<void> give_sod(GiveSod give) {
    holder_ = Holder();  // Of another document.
    idchip_status code = give(context_, sod_.data(), sod_.size(), scratch_.data(), scratch_.size());
    if (code == IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL) {
      scratch_ = Buffer(sod_.size());
      code = give(context_, sod_.data(), sod_.size(), scratch_.data(), scratch_.size());
    }
    return of_card(code);
  }

  // In this order: the library uses these members until the destructor has closed the context.
  std::shared_ptr<const Anchors> anchors_;
  Buffer sod_, scratch_;
  idchip_context_memory memory_{};
  idchip_context *context_ = nullptr;
  Holder holder_;
};

}  // namespace idchip

#endif  // IDCHIP_HPP
