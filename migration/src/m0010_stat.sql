-- Residences that ended in a quarter: with those that were entered they tell how many there were at its end.
ALTER TABLE grid_quarter ADD COLUMN ended integer NOT NULL DEFAULT 0;
