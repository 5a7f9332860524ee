//! The order of the rooms: a room uses those above it in the list of ARCHITECTURE.md, and none below.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the list.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let list = text.split("\n## The rooms\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let first = |line: &str| line.strip_prefix("| `")?.split(['/', '.', '`']).next().map(str::to_owned);
    // The program follows after the library's face.
    list.lines().filter_map(first).take_while(|room| room != "lib").collect()
}

/// The library's files, tests left out.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        match entry.is_dir() {
            true if name != "tests" => files(&entry, found),
            false if name.ends_with(".rs") && name != "tests.rs" => found.push(entry),
            _ => {}
        }
    }
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let rooms = rooms();
    assert!(rooms.len() > 10 && rooms.iter().any(|room| room == "grammar"), "{rooms:?}");
    let place: HashMap<&str, usize> = rooms.iter().enumerate().map(|(k, room)| (room.as_str(), k)).collect();
    let mut all = Vec::new();
    files(Path::new("src"), &mut all);
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for file in all {
        let inside = file.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
        let room = inside.split(['/', '.']).next().unwrap().to_owned();
        let Some(&own) = place.get(room.as_str()) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1).map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap()) {
                looked_at += 1;
                if place.get(used).is_some_and(|&other| other > own) {
                    wrong.push(format!("{inside}:{}: {room} uses {used}", number + 1));
                }
            }
        }
    }
    assert!(looked_at > 300, "{looked_at}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
