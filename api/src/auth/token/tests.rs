use super::*;
use crate::auth::fixtures::{NEW_YEAR, ec_pem, rsa_pem, sources, timed};
use kit::vault::Suite;
use serde_json::json;

fn key(algorithm: Algorithm) -> SigningKey {
    match algorithm {
        Algorithm::EdDsa => SigningKey::generate(&sources()).unwrap(),
        Algorithm::Es256 => SigningKey::from_pem(algorithm, &ec_pem()).unwrap(),
        Algorithm::Rs256 => SigningKey::from_pem(algorithm, &rsa_pem()).unwrap(),
    }
}

fn tokens(algorithm: Algorithm, sources: &Sources) -> Tokens {
    let keys = Keys::generate_with(key(algorithm), Suite::default(), sources);
    Tokens::new(TokenRules { algorithm, ..TokenRules::default() }, Arc::new(keys), sources.clone()).unwrap()
}

/// A token with this header and these changes of the claims, signed by the right key.
fn forged(tokens: &Tokens, header: Value, changes: Value) -> String {
    let (_, claims) = tokens.issue(7, 9, None).unwrap();
    let mut claims = serde_json::to_value(claims).unwrap();
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => claims.as_object_mut().unwrap().remove(name),
            _ => claims.as_object_mut().unwrap().insert(name.clone(), value.clone()),
        };
    }
    let part = |v: &Value| BASE64URL_NOPAD.encode(v.to_string().as_bytes());
    let message = format!("{}.{}", part(&header), part(&claims));
    let key = tokens.keys.signing();
    let signature =
        jsonwebtoken::crypto::sign(message.as_bytes(), key.encoding(), key.algorithm().into()).unwrap();
    format!("{message}.{signature}")
}

fn right_header(tokens: &Tokens) -> Value {
    json!({"alg": tokens.rules.algorithm, "typ": "at+jwt", "kid": tokens.keys.signing().kid()})
}

#[test]
fn a_token_of_each_algorithm_is_decoded() {
    for algorithm in [Algorithm::EdDsa, Algorithm::Es256, Algorithm::Rs256] {
        let tokens = tokens(algorithm, &sources());
        let (token, claims) = tokens.issue(7, 9, Some("places statistics".into())).unwrap();
        assert_eq!(tokens.verify(&token).unwrap(), claims);
        assert_eq!((claims.account(), claims.session()), (Ok(7), Ok(9)));
        assert_eq!(claims.scopes().unwrap(), ["places", "statistics"]);
        assert_eq!(claims.expires_at(), NEW_YEAR + 600_000);
        let header = jsonwebtoken::decode_header(&token).unwrap();
        assert_eq!((header.typ.as_deref(), header.alg), (Some("at+jwt"), algorithm.into()));
    }
}

#[test]
fn a_token_of_another_algorithm_is_refused() {
    let eddsa = tokens(Algorithm::EdDsa, &sources());
    for algorithm in [Algorithm::Es256, Algorithm::Rs256] {
        let other = tokens(algorithm, &sources());
        let mut header = right_header(&other);
        header["kid"] = json!(eddsa.keys.signing().kid());
        assert_eq!(eddsa.verify(&forged(&other, header, json!({}))), Err(Refusal::Algorithm));
    }
    for alg in ["none", "None", "HS256", "HS512", "RS256", "ES256"] {
        let mut header = right_header(&eddsa);
        header["alg"] = json!(alg);
        assert!(eddsa.verify(&forged(&eddsa, header, json!({}))).is_err(), "{alg}");
    }
}

#[test]
fn the_public_key_is_no_secret_of_hmac() {
    let eddsa = tokens(Algorithm::EdDsa, &sources());
    let public = eddsa.keys.signing().decoding().try_get_as_bytes().unwrap();
    let mut header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256);
    header.typ = Some(OWN_TYPE.into());
    header.kid = Some(eddsa.keys.signing().kid().into());
    let (_, claims) = eddsa.issue(7, 9, None).unwrap();
    let token =
        jsonwebtoken::encode(&header, &claims, &jsonwebtoken::EncodingKey::from_secret(public)).unwrap();
    assert_eq!(eddsa.verify(&token), Err(Refusal::Algorithm));
}

#[test]
fn headers_are_strict() {
    let tokens = tokens(Algorithm::EdDsa, &sources());
    assert!(tokens.verify(&forged(&tokens, right_header(&tokens), json!({}))).is_ok());
    for (change, expected) in [
        (json!({"crit": ["exp"]}), Refusal::Critical),
        (json!({"crit": []}), Refusal::Critical),
        (json!({"crit": null}), Refusal::Critical),
        (json!({"kid": "another"}), Refusal::Key),
        (json!({"kid": null}), Refusal::Key),
        (json!({"typ": "JWT"}), Refusal::Type),
        (json!({"typ": null}), Refusal::Type),
    ] {
        let mut header = right_header(&tokens);
        header.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(tokens.verify(&forged(&tokens, header, json!({}))), Err(expected), "{change}");
    }
}

#[test]
fn claims_are_strict() {
    let tokens = tokens(Algorithm::EdDsa, &sources());
    let now = NEW_YEAR / 1_000;
    for (change, expected) in [
        (json!({"exp": null}), Refusal::Claim("exp")),
        (json!({"exp": "4000000000"}), Refusal::Claim("exp")),
        (json!({"nbf": null}), Refusal::Claim("nbf")),
        (json!({"exp": now - 5}), Refusal::Expired),
        (json!({"nbf": now + 6}), Refusal::NotYetValid),
        (json!({"iss": "elsewhere"}), Refusal::Issuer),
        (json!({"iss": null}), Refusal::Issuer),
        (json!({"aud": "elsewhere"}), Refusal::Audience),
        (json!({"aud": null}), Refusal::Audience),
        (json!({"sub": "seven"}), Refusal::Claim("sub")),
        (json!({"sid": ""}), Refusal::Claim("sid")),
        (json!({"jti": null}), Refusal::Malformed),
    ] {
        let token = forged(&tokens, right_header(&tokens), change.clone());
        assert_eq!(tokens.verify(&token), Err(expected), "{change}");
    }
}

#[test]
fn a_token_ends_by_the_injected_clock() {
    let (sources, hands) = timed();
    let tokens = tokens(Algorithm::EdDsa, &sources);
    let (token, _) = tokens.issue(7, 9, None).unwrap();
    hands.forward(604);
    assert!(tokens.verify(&token).is_ok(), "within the leeway");
    hands.forward(1);
    assert_eq!(tokens.verify(&token), Err(Refusal::Expired));
    hands.forward(-611);
    assert_eq!(tokens.verify(&token), Err(Refusal::NotYetValid));
}

#[test]
fn a_changed_token_is_refused() {
    let tokens = tokens(Algorithm::EdDsa, &sources());
    let (token, _) = tokens.issue(7, 9, None).unwrap();
    let parts: Vec<_> = token.split('.').collect();
    let (_, other) = tokens.issue(8, 9, None).unwrap();
    let other = BASE64URL_NOPAD.encode(serde_json::to_string(&other).unwrap().as_bytes());
    assert_eq!(tokens.verify(&format!("{}.{other}.{}", parts[0], parts[2])), Err(Refusal::Signature));
    for broken in
        ["", ".", "..", "a.b.c", &token[..token.len() - 3], &format!("{token}.x"), &"a".repeat(9_000)]
    {
        assert!(tokens.verify(broken).is_err(), "{broken}");
    }
}

#[test]
fn an_old_key_still_verifies() {
    let sources = sources();
    let old = tokens(Algorithm::EdDsa, &sources);
    let (token, claims) = old.issue(7, 9, None).unwrap();
    let mut keys = Keys::generate(&sources).unwrap();
    keys.also_accept(key(Algorithm::EdDsa));
    assert_eq!(keys.signing_keys()[1].kid(), old.keys.signing().kid());
    let new = Tokens::new(TokenRules::default(), Arc::new(keys), sources).unwrap();
    assert_eq!(new.verify(&token), Ok(claims));
    assert!(new.issue(7, 9, None).unwrap().0 != token);
}

#[test]
fn a_key_of_another_algorithm_cannot_sign() {
    let keys = Arc::new(Keys::generate(&sources()).unwrap());
    let rules = TokenRules { algorithm: Algorithm::Es256, ..TokenRules::default() };
    let error = Tokens::new(rules, keys, sources()).unwrap_err();
    assert!(error.to_string().contains("algorithm"), "{error}");
}
