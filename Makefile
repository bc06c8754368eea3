# The same targets for a newcomer, a maintainer and the continuous integration.
# `make` alone explains them; recipes live in packaging/debian where they need more than a line.

SHELL := /bin/bash
VENV ?= .venv
PY := $(VENV)/bin/python
OUT ?= out

# Targets that test must not depend on the locale of the machine (Qt complains about plain "C").
bench check definitions format guide layers lint rules screenshots test types unit: export LC_ALL := C.UTF-8

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test check bench screenshots guide definitions rules format lint types layers unit lock clean \
	venv venv-dev system-qt system-test system-windows frozen windows windows-test

help: ## Liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
		awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

setup: system-qt venv-dev ## Chuẩn bị máy: thư viện hệ thống cho Qt và môi trường Python theo khóa

run: system-qt venv ## Mở chương trình; máy không có màn hình thì chạy mẫu và chỉ chỗ tệp XLSX đã ký
	@packaging/debian/start.sh $(PY) $(OUT)/demo

test: system-qt system-test check ## Cài thêm phần mềm thật mà bài thử cần (nếu được phép) rồi kiểm tra tất cả

check: venv-dev lint types layers unit ## Kiểm tra tất cả, không cài phần mềm hệ thống

bench: venv-dev ## Đo tốc độ so với thư viện thật trong cùng một lượt
	$(PY) -m tests.bench

screenshots: venv-dev ## Chụp các màn hình vào out/screenshots
	$(PY) -m tests.screenshots --out $(OUT)/screenshots

definitions: venv-dev ## Viết lại các biểu đã dịch sẵn trong forms/compiled từ forms/definitions
	$(PY) packaging/definitions.py

guide: venv-dev ## Chụp lại hình của sách hướng dẫn vào docs/huong-dan/hinh
	$(PY) -m tests.screenshots.guide --out docs/huong-dan/hinh

rules: venv-dev ## Viết lại trang trợ giúp của các quy tắc vào docs/quy-tac
	$(PY) main.py rules --out docs/quy-tac

format: venv-dev ## Định dạng lại mã nguồn
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

lint: venv-dev ## Kiểm tra mã nguồn và định dạng (ruff)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: venv-dev ## Kiểm tra kiểu (mypy --strict)
	$(PY) -m mypy --strict $(wildcard main.py) exports forms tests ui validation

layers: venv-dev ## Kiểm tra chiều import giữa các tầng (import-linter)
	$(PY) -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())'

unit: venv-dev ## Chạy các bài thử (pytest)
	$(PY) -m pytest -n auto

frozen: venv-dev ## Đóng gói bằng build.spec cho chính máy này rồi làm trọn tháng mẫu
	$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath $(OUT)/frozen --workpath $(OUT)/build build.spec
	$(OUT)/frozen/BaoCaoCongThuong/baocao demo --out $(OUT)/frozen/demo
	$(PY) packaging/windows/started.py $(OUT)/frozen/BaoCaoCongThuong/BaoCaoCongThuong

windows: system-windows venv-dev ## Dựng bộ cài Windows bằng Wine rồi cài, dùng, gỡ thử (docs/release.md)
	@packaging/windows/build.sh $(PY) $(OUT)/windows

windows-test: system-windows venv-dev ## Chạy các bài thử bằng Python của Windows dưới Wine (lâu hơn make windows)
	@packaging/windows/test.sh $(PY) $(OUT)/windows

lock: ## Khóa lại phiên bản thư viện cho Linux và Windows (cần uv)
	@for extra in '' dev; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate $${extra:+--extra $$extra} pyproject.toml \
			--output-file requirements$${extra:+-$$extra}.txt >/dev/null || exit 1; \
	done

clean: ## Xóa mọi thứ sinh ra, kể cả môi trường Python
	rm -rf .venv $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@packaging/debian/venv.sh run $(VENV)

venv-dev:
	@packaging/debian/venv.sh dev $(VENV)

system-qt:
	@packaging/debian/system.sh qt

system-test:
	@packaging/debian/system.sh test

system-windows:
	@packaging/debian/system.sh windows
