"""The C library of idchip as a Conan package: conan create packaging/conan

It is built by cargo from the checkout that the recipe stands in; `cargo xtask install` lays it out, with its
pkg-config file and its CMake package.
"""

import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.files import copy, load, rm

required_conan_version = ">=2.0"


class IdchipConan(ConanFile):
    name = "idchip"
    description = "Reads the chip of a national ID card or passport (ICAO 9303) and proves who signed it"
    license = ("MIT", "Apache-2.0")
    topics = ("icao-9303", "emrtd", "passive-authentication")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False]}
    default_options = {"shared": False}

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        manifest = load(self, os.path.join(self._root, "Cargo.toml"))
        self.version = re.search(r'(?m)^version = "([^"]+)"', manifest).group(1)

    def export_sources(self):
        # All members of the workspace, or cargo does not load it; and nothing of a former build.
        for pattern in ("Cargo.toml", "Cargo.lock", "LICENSE-*", ".cargo/*", "batch/*", "capi/*", "cli/*", "examples/*",
                        "firmware/*", "forms/*", "fuzz/*", "include/*", "src/*", "tests/*", "workloads/*", "xtask/*"):
            copy(self, pattern, self._root, self.export_sources_folder,
                 excludes=("*/target/*", "target/*", "fuzz/corpus/*", "fuzz/artifacts/*"))

    def validate(self):
        if self.settings.os != "Linux":
            raise ConanInvalidConfiguration("cargo xtask install lays out the library for Linux")

    def package_id(self):
        # The interface is C: neither the C++ library nor the compiler of the caller's matters.
        del self.info.settings.compiler

    def build(self):
        self.run(f'cargo xtask install --prefix "{self.build_folder}/installed"', cwd=self.source_folder)

    def package(self):
        installed = os.path.join(self.build_folder, "installed")
        copy(self, "LICENSE-*", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*", os.path.join(installed, "include"), os.path.join(self.package_folder, "include"))
        library = os.path.join(self.package_folder, "lib")
        copy(self, "libidchip*", os.path.join(installed, "lib"), library)
        rm(self, "*.a" if self.options.shared else "*.so*", library)

    def package_info(self):
        self.cpp_info.libs = ["idchip"]
        self.cpp_info.set_property("cmake_file_name", "idchip")
        self.cpp_info.set_property("cmake_target_name", "idchip::idchip")
        self.cpp_info.set_property("pkg_config_name", "idchip")
        if not self.options.shared:
            self.cpp_info.system_libs = ["pthread", "dl", "m"]
