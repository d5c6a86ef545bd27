"""The command: it reports what it did, goes on where it was broken off, and refuses in words."""

from __future__ import annotations

import csv
import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext as _
from wagtail.models import Collection

from cms.collections.actions.imports import RunImport
from cms.collections.enums import RunState
from cms.collections.models import ImportRun, Mapping, Museum, NetworkImage, Work, WorkImage
from cms.collections.sources.doubts import Reason
from cms.core import clock
from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.cms.collections.imports.processes import start
from tests.cms.collections.imports.real import carnegie, wait_for
from tests.factories.collections import MuseumFactory

pytestmark = pytest.mark.django_db
HEADER = "Numero_inventaire|Code_Museofile|Nom_officiel_musee|Ville|Titre|Millesime_de_creation|Couleur\n"
ROWS = [
    "2019.1|M0324|Musée Fesch|Ajaccio|Vue de Rouen|1882|bleu\n",
    "2019.2|M0324|Musée Fesch|Ajaccio|Vue du port|1890-1880|vert\n",
    "|M0324|Musée Fesch|Ajaccio|Sans numéro|1900|\n",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "joconde.csv"
    path.write_text(HEADER + "".join(ROWS), encoding="utf-8")
    return path


def bring(file: Path, *words: str, profile: str | None = "joconde") -> str:
    out = StringIO()
    layout = ("--profile", profile) if profile else ()
    call_command("import_works", str(file), *layout, *words, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.rule("collections C10")
def test_the_report_says_what_became_of_the_rows(file: Path, tmp_path: Path) -> None:
    lines = tmp_path / "rapport.csv"

    told = bring(file, "--report", str(lines))

    run = ImportRun.objects.get()
    assert (run.state, run.created, run.suspicious, run.rejected) == (RunState.DONE, 1, 1, 1)
    assert "Couleur" in told
    assert "1890-1880" in told
    assert str(Reason.NO_KEY.label) in told
    with lines.open(encoding="utf-8", newline="") as written:
        rows = list(csv.reader(written))
    assert [(row[0], row[2], row[3]) for row in rows[1:]] == [("3", "date", Reason.DATE_REVERSED.label), ("4", "", Reason.NO_KEY.label)]


def test_a_trial_by_command_writes_nothing(file: Path) -> None:
    bring(file, "--dry-run")

    run = ImportRun.objects.get()
    assert (run.state, run.created, Work.objects.exists(), Museum.objects.exists()) == (RunState.PREVIEWED, 1, False, False)


@pytest.mark.rule("collections C30")
def test_the_same_command_goes_on_with_what_was_broken_off(file: Path, tmp_path: Path, batches_of: Callable[[int], None]) -> None:
    batches_of(1)

    def stop(run: ImportRun) -> None:
        raise KeyboardInterrupt

    bring(file, "--dry-run")
    run = ImportRun.objects.get()
    with pytest.raises(KeyboardInterrupt):
        RunImport(import_run=run, say=stop).run()
    moved = file.rename(tmp_path / "ailleurs.csv")

    told = bring(moved)

    run.refresh_from_db()
    assert (ImportRun.objects.count(), run.state, run.done, run.path) == (1, RunState.DONE, 3, str(moved.resolve()))
    assert _("Import %(run)s of this file goes on after %(done)s rows.") % {"run": run.pk, "done": 1} in told


def test_to_resume_what_was_never_begun_is_refused(file: Path) -> None:
    for words in (("--resume",), ("--resume", "99")):
        with pytest.raises(CommandError):
            bring(file, *words)
    assert not ImportRun.objects.exists()


@pytest.mark.rule("collections C28")
def test_absent_works_are_asked_about_and_accepted(file: Path, tmp_path: Path) -> None:
    bring(file)
    file.write_text(HEADER + ROWS[0], encoding="utf-8")
    words = ("--museum", "M0324", "--complete")

    for _again in range(2):
        with pytest.raises(CommandError, match="--accept-absent"):
            bring(file, *words)
    bring(file, *words, "--accept-absent")

    run = ImportRun.objects.latest("pk")
    assert (ImportRun.objects.count(), run.state, run.absent) == (2, RunState.DONE, 1)
    assert Work.objects.get(origin__absent_since=run).title == "Vue du port"


def test_a_mapping_that_was_made_in_the_admin_reads_a_file(tmp_path: Path, museum: Museum) -> None:
    definition = {
        "name": "fiches",
        "label": "Fiches",
        "source": "fiches",
        "version": 1,
        "key": [{"columns": ["Cote"]}],
        "field": [{"field": "title", "column": "Nom"}],
    }
    Museum.objects.filter(pk=museum.pk).update(museofile="M0009")
    mapping = Mapping.objects.create(name="Fiches", source="fiches", definition=definition, changed_at=clock.now())
    file = tmp_path / "fiches.csv"
    file.write_text("Nom;Cote\nVue;A 1\n", encoding="cp1252")

    bring(file, "--mapping", "fiches", "--museum", "M0009", profile=None)

    assert (Work.objects.get().title, Work.objects.get().museum, ImportRun.objects.get().mapping) == ("Vue", museum, mapping)


@pytest.mark.rule("collections C10")
def test_with_the_rights_of_a_curator_only_their_museum_is_written(
    file: Path, museum: Museum, site_called: Callable[..., SiteProfile], user_with: Callable[..., User]
) -> None:
    museum.sites.set([site_called("brou")])
    by = user_with(Role.CURATOR, museum.sites.get())

    bring(file, "--by", by.email.upper())

    run = ImportRun.objects.get()
    assert (run.by, run.rejected, Work.objects.exists()) == (by, 3, False)


@pytest.mark.parametrize(
    "words",
    [("--museum", "M9999"), ("--by", "personne@exemple.fr"), ("--complete",)],
)
def test_what_is_not_known_is_refused_before_anything_is_read(file: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        bring(file, *words)
    assert not ImportRun.objects.exists()


def test_a_file_of_another_layout_is_refused_with_the_column_that_lacks(file: Path) -> None:
    with pytest.raises(CommandError, match="id"):
        bring(file, profile="carnegie")
    assert not ImportRun.objects.exists()


@pytest.mark.rule("collections C30")
def test_an_import_is_undone_by_command(file: Path) -> None:
    bring(file)
    out = StringIO()

    call_command("undo_import", str(ImportRun.objects.get().pk), stdout=out)

    assert "2" in out.getvalue()
    assert set(Work.objects.values_list("state", flat=True)) == {"withdrawn"}
    with pytest.raises(CommandError):
        call_command("undo_import", str(ImportRun.objects.get().pk), stdout=out)
    with pytest.raises(CommandError):
        call_command("undo_import", "0", stdout=out)


@pytest.mark.shared_data
@pytest.mark.rule("collections C7")
@pytest.mark.parametrize(("name", "same"), [("utf8_bom_tab", 300), ("nfd", 300), ("excel_cp1252_semicolon", 290)])
def test_however_a_list_was_saved_it_says_the_same(shared_data: Path, name: str, same: int) -> None:
    bring(shared_data / "works" / "joconde_pop_layout_300.csv")

    bring(shared_data / "messy" / f"joconde_300_{name}.csv")

    run = ImportRun.objects.latest("pk")
    assert (run.state, run.done, run.rejected, run.created) == (RunState.DONE, 300, 0, 0)
    # Windows-1252 has no letter for some characters: Excel wrote question marks.
    assert run.unchanged >= same
    assert run.unchanged + run.changed + run.suspicious == 300


@pytest.mark.shared_data
@pytest.mark.rule("collections C10")
@pytest.mark.parametrize("name", ["valid-UTF-8", "valid-UTF-8-warnings"])
def test_the_tagged_text_of_joconde_comes_in(shared_data: Path, name: str) -> None:
    MuseumFactory.create(museofile="M0017")

    told = bring(shared_data / "messy" / f"pop_import_joconde-{name}.txt")

    run = ImportRun.objects.get()
    assert (run.state, run.done) == (RunState.DONE, run.total)
    assert run.created + run.suspicious == run.total > 0
    assert told


@pytest.mark.shared_data
@pytest.mark.rule("collections C10")
@pytest.mark.parametrize("name", ["merimee_bare_quotes.csv", "merimee_c1_control_characters.csv", "pop_import_joconde-invalid-UTF-8.txt"])
def test_what_is_no_list_of_works_is_refused_in_words(shared_data: Path, name: str) -> None:
    with pytest.raises(CommandError) as refused:
        bring(shared_data / "messy" / name)

    assert len(str(refused.value)) > 20
    assert not ImportRun.objects.exists()


@pytest.mark.shared_data
@pytest.mark.rule("collections C31")
def test_a_list_with_pictures_brings_them_once(shared_data: Path) -> None:
    _root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    bring(shared_data / "images" / "images.csv", profile="images")
    first = list(Work.objects.order_by("pk").values_list("version", "updated_at"))

    bring(shared_data / "images" / "images.csv", profile="images")

    again = ImportRun.objects.latest("pk")
    assert (again.unchanged, NetworkImage.objects.count(), WorkImage.objects.count()) == (79, 79, 79)
    assert list(Work.objects.order_by("pk").values_list("version", "updated_at")) == first


@pytest.mark.django_db(transaction=True)
@pytest.mark.shared_data
@pytest.mark.rule("collections C30")
def test_ctrl_c_ends_the_batch_and_says_how_to_go_on(shared_data: Path, tmp_path: Path) -> None:
    file = carnegie(tmp_path / "carnegie.csv", 3_000, shared_data)
    process = start("import_works", str(file), "--profile", "carnegie")
    wait_for(500, process)

    process.send_signal(signal.SIGINT)
    output, _nothing = process.communicate()

    run = ImportRun.objects.get()
    assert (process.returncode, run.state, run.done % 500, run.done < 3_000) == (130, RunState.FAILED, 0, True)
    assert _("Stopped. Run the same command again to resume.") in output
    assert Work.objects.count() == run.done
