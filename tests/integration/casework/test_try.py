import pytest
def test_it(office_database): pass
