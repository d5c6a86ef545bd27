"""Dates as catalogues write them: read into years, and written for other machines. Pure: no database, no clock."""

from cms.collections.dates.reading import CIRCA_MARGIN, DateDoubt, ReadDate, read_date
from cms.collections.dates.shapes import LAST_YEAR
from cms.collections.dates.writing import edtf_of, iso_year

__all__ = ["CIRCA_MARGIN", "LAST_YEAR", "DateDoubt", "ReadDate", "edtf_of", "iso_year", "read_date"]
