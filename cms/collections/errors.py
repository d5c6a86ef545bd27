from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError


class NotAnImage(DomainError):
    code = "not_an_image"
    message = _("This file is not an image that we can read. Send a JPEG, PNG, WebP, AVIF or GIF file.")
    field = "file"


class VectorImage(DomainError):
    code = "vector_image"
    message = _("SVG files are not accepted: they can hold programs. Send a JPEG or PNG of the picture.")
    field = "file"


class TooManyPixels(DomainError):
    code = "too_many_pixels"
    message = _("This image has %(pixels)s million pixels; %(limit)s million are accepted. Send a smaller one.")
    field = "file"


class TooManyBytes(DomainError):
    code = "too_many_bytes"
    message = _("This file weighs %(megabytes)s MB; %(limit)s MB are accepted. Send a smaller one.")
    field = "file"


class AnimatedImage(DomainError):
    code = "animated_image"
    message = _("This image holds %(frames)s frames; only still images are accepted.")
    field = "file"


class NotYourMuseum(DomainError):
    code = "not_your_museum"
    message = _("You are not a curator of %(museum)s.")
    field = "museum"


class RecordLeft(DomainError):
    code = "record_left"
    message = _("This record has been withdrawn; it is not changed any more.")


class StaleWork(DomainError):
    code = "stale_work"
    message = _("Somebody else has changed this work since you opened it. Open it again and make your change.")


class YearsReversed(DomainError):
    code = "years_reversed"
    message = _("The earliest year comes after the latest.")
    field = "date_latest"


class YearZero(DomainError):
    code = "year_zero"
    message = _("There is no year 0: years before our era are negative, from −1.")
    field = "date_earliest"


class RoomOffView(DomainError):
    code = "room_off_view"
    message = _("A room is given only for a work on view.")
    field = "room"


class NoTarget(DomainError):
    code = "no_target"
    message = _("A merged record names the record that takes its place, another one that stands.")
    field = "merged_into"


class NothingDiffers(DomainError):
    code = "nothing_differs"
    message = _("There is nothing to resolve here: this field is shown as its source says it.")


class StaleDifference(StaleWork):
    code = "stale_difference"
    message = _("The source or the record has changed since you opened this list. Read it again and choose.")


class BadValue(DomainError):
    code = "bad_value"
    message = _("This is not a value for this field: %(why)s")


class AddressRefused(DomainError):
    code = "address_refused"
    message = _("This address is not fetched: only addresses of the public internet that begin with https:// are.")
    field = "url"


class Unreachable(DomainError):
    code = "unreachable"
    message = _("%(host)s does not answer, or not as it should. Try again later, or send the file yourself.")
    field = "url"


class NothingThere(DomainError):
    code = "nothing_there"
    message = _("%(host)s has no file at this address (it answers %(status)s).")
    field = "url"


class TooManyRedirects(DomainError):
    code = "too_many_redirects"
    message = _("This address leads on more than %(limit)s times; it is followed no further.")
    field = "url"


class TooSlow(DomainError):
    code = "too_slow"
    message = _("The file did not come within %(seconds)s seconds. Try again later, or send it yourself.")
    field = "url"


class HostBusy(DomainError):
    code = "host_busy"
    message = _("Another file is being fetched from %(host)s; one is fetched at a time. Try again in a moment.")
    field = "url"


class UnreadableFile(DomainError):
    """Base of what makes a file of records unreadable as a whole; ``name`` is the file's, or "This file"."""

    code = "unreadable_file"
    message = _("%(name)s cannot be read: it is neither text nor a table that we know. Send the list of works as CSV (UTF-8).")
    field = "file"

    def __init__(self, *, name: object = "", field: str | None = None, **values: object) -> None:
        super().__init__(field=field, name=name or _("This file"), **values)


class EmptyFile(UnreadableFile):
    code = "empty_file"
    message = _("%(name)s is empty. Send a list with a row of column names and a row for each work.")


class NoRows(UnreadableFile):
    code = "no_rows"
    message = _("%(name)s has a row of column names but no work under it. Export the list again, with its records.")


class NoHeader(UnreadableFile):
    code = "no_header"
    message = _("%(name)s does not begin with column names but with “%(found)s”. Add a first row that names the columns.")


class DuplicateColumns(UnreadableFile):
    code = "duplicate_columns"
    message = _("%(name)s has several columns called %(columns)s. Give each column a name of its own.")


class Workbook(UnreadableFile):
    code = "workbook"
    message = _("%(name)s is a workbook (%(found)s). Open it in your spreadsheet, save it as “CSV UTF-8” and send that file.")


class NotATable(UnreadableFile):
    code = "not_a_table"
    message = _("%(name)s is %(found)s, not a list of works. Send the list as CSV or as tagged text.")


class DamagedFile(UnreadableFile):
    code = "damaged_file"
    message = _("%(name)s is compressed but damaged or cut short. Make it again and send the new one.")


class CutShort(UnreadableFile):
    code = "cut_short"
    message = _("%(name)s holds no complete record: each must end with a line “//”. It may be cut short: export it again.")


class UnknownEncoding(UnreadableFile):
    code = "unknown_encoding"
    message = _("%(name)s is text in an encoding that we do not read (%(found)s). Save it as UTF-8.")


class MissingColumns(DomainError):
    code = "missing_columns"
    message = _(
        "The profile “%(profile)s” needs columns that are not in the file: %(columns)s. "
        "The file has: %(found)s. Choose another profile or add them."
    )
    field = "file"


class BadProfile(DomainError):
    code = "bad_profile"
    message = _("The profile “%(profile)s” is not right: %(entry)s: %(why)s")
    field = "definition"


class NotAKeeper(DomainError):
    code = "not_a_keeper"
    message = _("Only those who keep works of a museum may do this.")


class SameMaker(DomainError):
    code = "same_maker"
    message = _("A maker cannot be merged into itself.")
    field = "winner"


class AlreadyMerged(DomainError):
    code = "already_merged"
    message = _("%(name)s has already been merged into another maker.")


class KnownAndUnknown(DomainError):
    code = "known_and_unknown"
    message = _(
        "One of the two is a known maker and the other is not: works of an unknown hand would become those of a person, or the reverse."
    )


class MergeUndone(DomainError):
    code = "merge_undone"
    message = _("This merging has already been undone.")


class WinnerMergedSince(DomainError):
    code = "winner_merged_since"
    message = _("%(winner)s has been merged into another maker since. Undo that merging first.")


class NumberTaken(DomainError):
    code = "number_taken"
    message = _("Another maker has the number %(number)s now. Take it away there first.")


class MakerMerged(DomainError):
    code = "maker_merged"
    message = _("This maker has been merged into another and is not changed any more.")


class LifeReversed(DomainError):
    code = "life_reversed"
    message = _("The year of death comes before the year of birth.")
    field = "death_year"


class LifeDisagrees(DomainError):
    code = "life_disagrees"
    message = _("The dates as shown and the years do not say the same.")
    field = "dates"


class NameFromSource(DomainError):
    code = "name_from_source"
    message = _(
        "“%(name)s” is how a source calls this maker: without it, its next file would make them anew. Hide it from the public instead."
    )
    field = "names"


class NotMapped(DomainError):
    code = "not_mapped"
    message = _("The columns of this import cannot be changed: its layout is a known one, or it has begun.")


class ImportRunning(DomainError):
    code = "import_running"
    message = _("Another import of this source is running: %(file)s (import %(run)s). Wait for its end, or resume that one.")


class ImportHeld(DomainError):
    code = "import_held"
    message = _("This import gave a sign of life %(seconds)s seconds ago: it is still being worked on.")


class ImportOver(DomainError):
    code = "import_over"
    message = _("This import has ended. Prepare the file again to bring it in once more.")


class ImportBegun(DomainError):
    code = "import_begun"
    message = _("A part of this import already stands: resume it, or undo it.")


class AbsentUnanswered(DomainError):
    code = "absent_unanswered"
    message = _("This import waits for an answer: works of the museum do not stand in the file.")


class NothingAsked(DomainError):
    code = "nothing_asked"
    message = _("This import asks nothing.")


class RunTakenOver(DomainError):
    code = "run_taken_over"
    message = _("Another process has taken this import over; what it had done stands.")


class FileGone(DomainError):
    code = "file_gone"
    message = _("The file %(file)s cannot be opened any more.")
    field = "file"


class FileChanged(DomainError):
    code = "file_changed"
    message = _("The file %(file)s is not the one that was prepared: its content has changed.")
    field = "file"


class NotAKey(DomainError):
    code = "not_a_key"
    message = _("%(rows)s rows of this file have the same key: what should identify a work does not. Choose another column.")
    field = "file"


class CompleteForOneMuseum(DomainError):
    code = "complete_for_one_museum"
    message = _("A file is complete for one museum: say which.")
    field = "museum"


class NewerImport(DomainError):
    code = "newer_import"
    message = _("A later import of this source comes first: %(file)s (import %(run)s). Undo that one before.")


class NothingToUndo(DomainError):
    code = "nothing_to_undo"
    message = _("This import has brought nothing in that could be taken back.")


class JournalGone(DomainError):
    code = "journal_gone"
    message = _("What this import changed is not kept any more: only the last %(kept)s imports of a source can be undone.")
