//! Help, usage errors and the choice of language.

use super::Folder;

#[test]
fn help_is_in_the_language_asked_for() {
    let folder = Folder::new(&[]);
    for lang in ["fr", "en"] {
        for (name, args) in [("check", "check --help"), ("config_show", "config show --help")] {
            let ran = folder.run(&format!("{args} --lang {lang}"));
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            insta::assert_snapshot!(format!("help_{name}_{lang}"), ran.out);
        }
    }
}

#[test]
fn french_help_holds_no_english_of_the_library() {
    let folder = Folder::new(&[]);
    for verb in
        ["", "check", "explain", "rules", "new", "measure", "schema", "config", "config show", "completions"]
    {
        let long = folder.run(&format!("{verb} --help"));
        assert_eq!(long.code, 0, "{verb}");
        for word in
            ["Usage:", "Options:", "Commands:", "Arguments:", "[default", "[possible", "Print ", "[aliases"]
        {
            assert!(!long.out.contains(word), "{verb}: {word}\n{}", long.out);
        }
        assert_eq!(folder.run(&format!("{verb} -h")), folder.run(&format!("help {verb}")), "{verb}");
    }
}

#[test]
fn what_cannot_be_understood_is_explained_in_both_languages() {
    let table = [
        ("", "il manque une commande", "a command is missing"),
        ("chek", "vouliez-vous dire « check »", "did you mean “check”"),
        ("check --fixx", "vouliez-vous dire « --fix »", "did you mean “--fix”"),
        ("check --format", "il manque une valeur après « --format", "a value is missing after “--format"),
        (
            "check --format html",
            "valeurs possibles : full, concise, grouped, json, sarif, github, gitlab, junit",
            "possible values: full, concise, grouped, json, sarif, github, gitlab, junit",
        ),
        ("check --fix --diff", "ne vont pas ensemble", "do not go together"),
        ("check --jobs deux", "un nombre entier est attendu", "a whole number is expected"),
        ("check --fix=oui", "n'attend pas la valeur", "does not take the value"),
        ("check --unsafe-fixes", "ajoutez --fix", "add --fix"),
        ("check --diff --format json", "ne vont pas ensemble", "do not go together"),
        ("check --watch --format json", "--watch", "--watch"),
        ("check --watch -", "--watch ne suit que des fichiers", "--watch follows files only"),
        ("check --stdin-filename x.yaml y.yaml", "ajoutez « - »", "add “-”"),
        ("check --select ,", "il manque une valeur", "a value is missing"),
        ("check --fail-on grave", "ne convient pas à --fail-on", "does not suit --fail-on"),
        ("check --severity NUM001=grave", "ne convient pas à --severity", "does not suit --severity"),
        ("check --severity NUM0001=non", "vouliez-vous dire « NUM001 »", "did you mean “NUM001”"),
        ("check --select NUM0001", "vouliez-vous dire « NUM001 »", "did you mean “NUM001”"),
        ("check --ignore code-outside-parents", "« code-outside-parent »", "“code-outside-parent”"),
        ("check --select NMU", "vouliez-vous dire « NUM »", "did you mean “NUM”"),
        ("check --profile rnpc", "« rncp »", "“rncp”"),
        ("config", "il manque une commande", "a command is missing"),
    ];
    let folder = Folder::new(&[("a.referentiel.yaml", super::SOUND)]);
    for (args, french, english) in table {
        for (lang, expected) in [("fr", french), ("en", english)] {
            let ran = folder.run(&format!("{args} --lang {lang}"));
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}\n{}", ran.err);
            let flat = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(expected), "{args}: « {expected} » is not in\n{}", ran.err);
        }
    }
}

#[test]
fn the_language_comes_from_the_option_then_the_variable_then_the_configuration_then_the_system() {
    let english = [("referentiel.config.yaml", "langue: en"), ("a.referentiel.yaml", super::SOUND)];
    let none = [("a.referentiel.yaml", super::SOUND)];
    type Case<'a> = (bool, &'a [(&'a str, &'a str)], &'a str, &'a str);
    let table: &[Case] = &[
        (false, &[], "", "rien à signaler"),
        (false, &[("LANG", "en_US.UTF-8")], "", "nothing to report"),
        (false, &[("LANG", "en_US.UTF-8")], "--lang fr", "rien à signaler"),
        (false, &[("REFERENTIEL_LANG", "en")], "", "nothing to report"),
        (true, &[], "", "nothing to report"),
        (true, &[("REFERENTIEL_LANG", "fr")], "", "rien à signaler"),
        (true, &[("LANG", "fr_FR.UTF-8")], "", "nothing to report"),
        (true, &[], "--lang=fr", "rien à signaler"),
    ];
    for (configured, variables, args, expected) in table {
        let folder = Folder::new(if *configured { &english } else { &none });
        let mut command = folder.command(format!("check --select NUM {args}").split_whitespace());
        command.envs(variables.iter().copied());
        let ran = super::ran(command.output().unwrap());
        assert!(ran.out.contains(expected), "{variables:?} {args}: {ran:?}");
    }
}
