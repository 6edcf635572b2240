-- Who is granted after the batch of a month was sent is paid by another one of that month.

DROP INDEX assistance_batch_month;
CREATE UNIQUE INDEX assistance_batch_open ON assistance_batch (programme_id, month, area_code)
    WHERE state IN ('drafted', 'checked');
