# find_package(idchip) gives idchip::idchip, the shared library, and idchip::idchip-static.

get_filename_component(_idchip_prefix "${CMAKE_CURRENT_LIST_DIR}" REALPATH)
get_filename_component(_idchip_prefix "${_idchip_prefix}/@up@" ABSOLUTE)

if(NOT TARGET idchip::idchip)
  add_library(idchip::idchip SHARED IMPORTED)
  set_target_properties(idchip::idchip PROPERTIES
    IMPORTED_LOCATION "${_idchip_prefix}/@libdir@/libidchip.so.@version@"
    IMPORTED_SONAME "libidchip.so.@soversion@"
    INTERFACE_INCLUDE_DIRECTORIES "${_idchip_prefix}/include")
endif()

if(NOT TARGET idchip::idchip-static)
  add_library(idchip::idchip-static STATIC IMPORTED)
  set_target_properties(idchip::idchip-static PROPERTIES
    IMPORTED_LOCATION "${_idchip_prefix}/@libdir@/libidchip.a"
    INTERFACE_INCLUDE_DIRECTORIES "${_idchip_prefix}/include"
    INTERFACE_LINK_LIBRARIES "@libraries@")
endif()

unset(_idchip_prefix)
