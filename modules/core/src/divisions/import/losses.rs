use super::stored::Stored;
use super::{Allow, Edition, Stranded};
use crate::places::division::left_below;
use crate::places::serving::retired_and_served;
use crate::staff::closing::close_area;
use kit::access::Tx;
use kit::error::{Error, Result};

/// An edition may retire this share of a level, in percent.
const SHARE: usize = 5;
/// A level may always lose so many: of a few divisions each is a large share.
const FEW: usize = 20;

const LEVELS: [&str; 5] =
    ["provinces", "cities", "districts", "streets and towns", "communities and villages"];

/// What an edition would take away, and what it finds that was entered between editions.
#[derive(Debug, Default)]
pub(super) struct Losses {
    /// Divisions that are valid now, by level.
    valid: [usize; 5],
    /// Those of them that the edition lacks.
    retired: [usize; 5],
    /// Codes that were entered between editions and that the edition has.
    pub(super) adopted: Vec<String>,
}

impl Losses {
    /// Counts a stored division that the edition has, or lacks.
    pub(super) fn count(&mut self, division: &Stored, has: bool) {
        if has && division.local {
            self.adopted.push(division.code.to_string());
        }
        if let Some(level) =
            usize::try_from(division.code.level()).ok().and_then(|level| level.checked_sub(1))
            && !division.retired
        {
            self.valid[level] += 1;
            self.retired[level] += usize::from(!has && !division.local);
        }
    }

    /// Refuses an edition that lacks so many that it is rather a part of one.
    pub(super) fn check(&self, allow: Allow) -> Result<()> {
        let many = |level: &usize| {
            let (lost, of) = (self.retired[*level], self.valid[*level]);
            lost > FEW && lost * 100 > of * SHARE
        };
        let told: Vec<String> = (0..LEVELS.len())
            .filter(many)
            .map(|level| format!("{} of {} {}", self.retired[level], self.valid[level], LEVELS[level]))
            .collect();
        if told.is_empty() || allow.mass_retirement {
            return Ok(());
        }
        Err(Error::conflict(format!(
            "the edition lacks {}, which would be retired; more than {SHARE} % of a level needs \
             --allow-mass-retirement: is the file whole?",
            told.join(", ")
        )))
    }
}

/// What is still valid in divisions that this edition retired.
pub(super) async fn stranded(tx: &Tx, what: &Edition) -> Result<Vec<Stranded>> {
    let sql = "SELECT d.code AS code, \
            (SELECT count(*) FROM grid g WHERE g.district_code = substr(d.code, 1, 6) \
                AND substr(g.grid_code, 1, 12) = d.code AND g.status = 'active') AS grids, \
            (SELECT count(*) FROM division c WHERE c.parent_code = d.code AND c.retired_edition IS NULL) AS divisions \
        FROM division d WHERE d.retired_edition = $1 ORDER BY d.code";
    let mut found = Vec::new();
    for row in tx.bulk_rows(sql, vec![what.edition.as_str().into()]).await? {
        let stranded = Stranded {
            code: row.try_get("", "code")?,
            grids: row.try_get("", "grids")?,
            divisions: row.try_get("", "divisions")?,
        };
        if stranded.grids + stranded.divisions > 0 {
            found.push(stranded);
        }
    }
    Ok(found)
}

/// Ends what serves retired divisions in which nothing is valid any more; answers how many posts, liaisons and bodies. Whoever
/// is appointed there at this moment is among them, or finds the division retired.
pub(super) async fn closed(tx: &mut Tx, what: &Edition) -> Result<usize> {
    let mut ended = 0;
    tx.because(format!("the division is retired: edition {} of {}", what.edition, what.issuer));
    for area in retired_and_served(tx).await? {
        if left_below(tx, &area).await?.is_none() {
            ended += close_area(tx, &area).await?;
        }
    }
    if ended > 0 {
        tx.rights_change().await?;
    }
    Ok(ended)
}
