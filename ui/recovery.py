"""A start with a damaged store: the way out is offered there, and nothing is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.messages import FormsMessage
from ui.notify import ask, tell

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths
    from ui.look import Look

_VERB = "Bắt đầu kho mới"


def recovered(look: Look, paths: AppPaths, clock: Clock, trouble: KnownError) -> Workspace | None:
    """The workspace on a fresh store after the damaged one was put aside; nothing otherwise."""
    title = "Chưa mở được kho số liệu"
    if trouble.message is not FormsMessage.STORE_DAMAGED:
        tell(look, title, trouble.sentence)
        return None
    aside = _aside(paths.store, clock)
    offer = (
        f"{trouble.sentence} Bắt đầu kho mới thì tệp hỏng được đổi tên thành {aside.name}; sau đó "
        "chọn bản sao lưu ở bước Số liệu các tháng trước."
    )
    if not ask(look, title, offer, _VERB):
        return None
    try:
        put_aside(paths.store, aside)
        return _opened(paths, clock)
    except OSError:
        tell(look, title, FormsMessage.STORE_READ_ONLY.sentence(path=paths.store.parent))
    except KnownError as error:
        tell(look, title, error.sentence)
    return None


def put_aside(store: Path, aside: Path) -> None:
    """Rename a store with the files SQLite keeps beside it; the store itself comes last."""
    for suffix in ("-wal", "-shm", ""):
        file = store.with_name(store.name + suffix)
        if file.exists():
            file.rename(aside.with_name(aside.name + suffix))


def _aside(store: Path, clock: Clock) -> Path:
    stamp = clock.now().astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    return store.with_name(f"{store.stem}-hong-{stamp}{store.suffix}")


def _opened(paths: AppPaths, clock: Clock) -> Workspace:
    from exports.workspace import Workspace

    return Workspace.open(paths, clock)
