use super::Writer;
use crate::certificate::Certificate;
use entities::people::resident_certificate;
use kit::error::Result;
use kit::vault::PersonKey;
use sea_orm::ActiveValue::Set;

impl Writer<'_> {
    pub(super) fn certificate(
        &self,
        at: usize,
        keys: &[PersonKey],
    ) -> Result<resident_certificate::ActiveModel> {
        let held = &self.plan.certificates[at];
        let residence = &self.plan.residences[held.residence];
        let grid = &self.grids[residence.grid];
        let sealed = keys[residence.person].sealed::<Certificate>(self.access, "number", &held.number)?;
        Ok(resident_certificate::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.certificates[at]),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            resident_id: Set(self.residences[held.residence]),
            person_id: Set(self.persons[residence.person]),
            kind: Set(held.kind.as_str().to_owned()),
            number_cipher: Set(Some(sealed.cipher)),
            number_mask: Set(Some(sealed.mask)),
            issuer: Set(Some(held.issuer.to_owned())),
            issued_on: Set(Some(held.issued)),
            expires_on: Set(held.expires),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        })
    }
}
