# An overlay port of the checkout that it stands in: vcpkg install idchip --overlay-ports=packaging/vcpkg/ports
# It needs cargo. `cargo xtask install` lays out header, libraries and the CMake package.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)

find_program(CARGO cargo REQUIRED)
vcpkg_execute_required_process(
    COMMAND "${CARGO}" xtask install --prefix "${CURRENT_PACKAGES_DIR}"
    WORKING_DIRECTORY "${SOURCE_PATH}"
    LOGNAME "install-${TARGET_TRIPLET}"
)

# The CMake package finds the library by its own place, lib/cmake/idchip: it stays there.
set(VCPKG_POLICY_SKIP_MISPLACED_CMAKE_FILES_CHECK enabled)
set(VCPKG_POLICY_SKIP_LIB_CMAKE_MERGE_CHECK enabled)
vcpkg_fixup_pkgconfig()

# One library for each triplet.
if(VCPKG_LIBRARY_LINKAGE STREQUAL "static")
    file(GLOB UNUSED "${CURRENT_PACKAGES_DIR}/lib/libidchip.so*")
else()
    set(UNUSED "${CURRENT_PACKAGES_DIR}/lib/libidchip.a")
endif()
file(REMOVE ${UNUSED})

# The optimised library serves programs that are being debugged as well.
set(VCPKG_POLICY_MISMATCHED_NUMBER_OF_BINARIES enabled)

vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE-MIT" "${SOURCE_PATH}/LICENSE-APACHE")
