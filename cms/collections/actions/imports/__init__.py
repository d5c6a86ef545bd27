from cms.collections.actions.imports.accept_absent import AcceptAbsent
from cms.collections.actions.imports.prepare import PrepareImport
from cms.collections.actions.imports.run import RunImport
from cms.collections.actions.imports.undo import UndoImport, Undone

__all__ = ["AcceptAbsent", "PrepareImport", "RunImport", "UndoImport", "Undone"]
