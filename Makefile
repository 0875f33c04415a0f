# All a newcomer types is `make run` or `make test`; set-up happens by itself.
.DEFAULT_GOAL := help
.SILENT:
.PHONY: help run test demo check audit bench faults fuzz coverage mutants translations lock format clean \
    gallery guide-pictures windows windows-smoke windows-pictures debian debian-smoke

PYTHON ?=
ARGS ?=
bin := .venv/bin
setup := PYTHON='$(PYTHON)' installer/setup.sh
screens = $(shell find ctph_desktop/ui -name '*.py' | LC_ALL=C sort)
lupdate = $(bin)/pyside6-lupdate -silent -locations none -no-obsolete $(screens) -ts
# The texts of our own screens; ctph_vi.ts holds Qt's, written by hand.
translations := resources/translations/ctph_en.ts
qt_translation := resources/translations/ctph_vi

help:
	echo 'make run      set up, then open the desktop on a ready sample (without a screen: the demo)'
	echo 'make test     set up, then run the tests; ARGS="-k word" chooses some'
	echo 'make demo     the main job without a screen; the results lie in build/demo'
	echo 'make check    format, lint, types, architecture, translations'
	echo 'make audit    licences and known vulnerabilities of what ships; ARGS=--offline asks no network'
	echo 'make bench    measure; each figure is a ratio to a bare baseline of the same run; ARGS=five_years one of them'
	echo 'make faults   break what can break, count what did not hold; ARGS="simulator --amount 0.01" chooses'
	echo 'make fuzz     coverage-guided fuzzing of what reads packages; ARGS=seconds for each target'
	echo 'make coverage  every branch of the journal and the package container must be reached by their tests'
	echo 'make mutants  small faults put into them: do the tests notice? ARGS="heads package" chooses modules'
	echo 'make gallery  a picture of every window in build/gallery, both languages, 100 and 125 %; ARGS=--province: 168 communes'
	echo 'make guide-pictures  take the pictures of the user guide anew, into resources/guide/pictures'
	echo 'make windows  build the installer for Windows 10 and 11: build/windows/ctph-desktop-<version>-setup.exe'
	echo 'make windows-smoke  install, use, upgrade and remove it in wine'
	echo 'make windows-pictures  every screen on Linux and in wine, side by side, in build/pictures/pairs'
	echo 'make debian   build the package for Debian and Ubuntu: build/debian/ctph-desktop_<version>_amd64.deb'
	echo 'make debian-smoke  install, use and remove it in a fresh Debian of its own'
	echo 'make translations  collect the texts of the interface for translation, and name the sentences that have no English'
	echo 'make format   put the source into its format'
	echo 'make lock     renew requirements.lock; ARGS=--upgrade takes the newest allowed versions'
	echo 'make clean    remove what was built, .venv too'

# A screen is there when a Qt application starts on it.
run:
	purpose=test; [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] || purpose=run; $(setup) $$purpose
	if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo 'No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): doing the main job without one.'; \
	    rm -rf build/demo; exec $(bin)/ctph demo --out build/demo; \
	elif ! timeout 30 $(bin)/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1; then \
	    echo "The screen $${DISPLAY:-$$WAYLAND_DISPLAY} cannot be used: doing the main job without one."; \
	    rm -rf build/demo; exec $(bin)/ctph demo --out build/demo; \
	else \
	    exec $(bin)/python -m ctph_desktop --sample; \
	fi

test:
	$(setup) test
	$(bin)/python -m pytest --numprocesses=auto --maxprocesses=8 --max-worker-restart=0 --dist=loadfile $(ARGS)

demo:
	$(setup) test
	rm -rf build/demo
	$(bin)/ctph demo --out build/demo

check:
	$(setup) test
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/mypy --platform win32
	$(bin)/lint-imports
	mkdir -p build
	for file in $(translations); do \
	    cp "$$file" build/fresh.ts; $(lupdate) build/fresh.ts; $(bin)/pyside6-lrelease -silent build/fresh.ts; \
	    cmp "$$file" build/fresh.ts && cmp "$${file%.ts}.qm" build/fresh.qm || { echo 'Run make translations.'; exit 1; }; \
	    ! grep -q 'type="unfinished"' "$$file" || { echo "$$file: some texts are not translated yet."; exit 1; }; \
	done
	$(bin)/pyside6-lrelease -silent $(qt_translation).ts -qm build/fresh.qm
	cmp $(qt_translation).qm build/fresh.qm || { echo 'Run make translations.'; exit 1; }
	$(bin)/python tests/wording/told_texts.py --check

audit:
	$(setup) test
	$(bin)/python installer/audit.py $(ARGS)

bench:
	$(setup) test
	$(bin)/python tests/benchmarks/run.py $(ARGS)

faults:
	$(setup) faults
	$(bin)/python tests/faults/run.py $(ARGS)

gallery:
	$(setup) test
	$(bin)/python tests/pictures/gallery.py $(ARGS)

guide-pictures:
	$(setup) test
	$(bin)/python tests/pictures/guide_pictures.py $(ARGS)

fuzz:
	$(setup) test
	$(bin)/python tests/faults/fuzz.py $(ARGS)

coverage:
	$(setup) test
	mkdir -p build
	$(bin)/python -m coverage run -m pytest -q -p no:cacheprovider tests/domain/journal tests/sync
	$(bin)/python -m coverage report

mutants:
	$(setup) test
	$(bin)/python tests/mutation/run.py $(ARGS)

# What signs the installer is named by CTPH_SIGN; ARGS=--quick packs fast and large.
windows:
	$(setup) windows
	PYTHONPATH=installer $(bin)/python installer/windows/packing.py $(ARGS)

# Pictures of every screen on both systems, side by side; ARGS=--scale=125 as Windows shows them at 125 %.
windows-pictures:
	[ -d build/windows/stage ] || $(MAKE) windows ARGS=--quick
	$(setup) windows-pictures
	PYTHONPATH=installer $(bin)/python installer/windows/windows_pictures.py $(ARGS)

windows-smoke: windows
	$(setup) windows-smoke
	PYTHONPATH=installer $(bin)/python installer/windows/windows_smoke.py

debian:
	$(setup) debian
	PYTHONPATH=installer $(bin)/python installer/debian/debian_package.py

# ARGS="--suite noble --mirror ADDRESS" tries it in Ubuntu 24.04, --suite=trixie in Debian 13.
debian-smoke: debian
	$(setup) debian-smoke
	PYTHONPATH=installer $(bin)/python installer/debian/debian_smoke.py $(ARGS)

format:
	$(setup) test
	$(bin)/ruff check --select I --fix
	$(bin)/ruff format

translations:
	$(setup) test
	mkdir -p resources/translations
	$(lupdate) $(translations)
	$(bin)/pyside6-lrelease -silent $(translations) $(qt_translation).ts
	$(bin)/python tests/wording/told_texts.py

# Hashes only: neither a host nor a path is written, so any index or mirror serves.
lock:
	[ -x $(bin)/python ] || "$(or $(PYTHON),python3)" -m venv .venv
	$(bin)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(bin)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --quiet \
	    --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' \
	    --output-file requirements.lock $(ARGS)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find ctph_desktop db tests -name __pycache__ -type d -prune -exec rm -rf {} +
